/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sink;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is written on a snapshot, so that nobody has to open it to know where it belongs and what it is about. Made once, before
 * the snapshot is sealed, and kept beside it: the same after a restart, and readable where the snapshot is encrypted. It holds
 * only what redaction lets through. Immutable.
 *
 * @param id the snapshot's id: letters and digits, unique in one store
 * @param key the name it has at every destination: {@code
 *     shop/2026/11/22/shop-7d4f/20261122T223851Z-latency-7f3k2q.dcam}, in UTC. Between the slashes are letters, digits, {@code . _
 *     -} only, never a dot first; 512 characters at most
 * @param facts what it is about, in this order and by the names in this class; those that are not known are left out. Any
 *     characters, any length
 * @param isManual whether somebody asked for it in person; such a snapshot is the last to be deleted for want of room
 * @param manifest the snapshot's manifest, a JSON object
 */
public record SnapshotLabel(String id, String key, Map<String, String> facts, boolean isManual, String manifest) {
    /** The fact that names the snapshot: its id. */
    public static final String ID = "id";
    /** When the first cause was seen, such as {@code 2026-11-22T22:38:51.042Z}. */
    public static final String TIME = "time";
    /** The service's name. */
    public static final String SERVICE = "service";
    /** The host or pod. */
    public static final String INSTANCE = "instance";
    /** The kind of trigger, such as {@code latency}, {@code manual}, {@code drill}. */
    public static final String KIND = "kind";
    /** The trigger's name as it is configured. */
    public static final String TRIGGER = "trigger";
    /** What it is about, such as {@code GET /checkout}. */
    public static final String SUBJECT = "subject";
    /** The one sentence that says what happened and why. */
    public static final String VERDICT = "verdict";
    /** The trace id in 32 hexadecimal digits. */
    public static final String TRACE_ID = "trace-id";

    /** Takes a copy of the facts, which keep their order. */
    public SnapshotLabel {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(manifest, "manifest");
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
