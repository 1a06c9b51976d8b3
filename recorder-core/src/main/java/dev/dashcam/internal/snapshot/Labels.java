/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.read.Manifest;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.snapshot.Cause;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the labels of snapshots. */
final class Labels {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_PART = 64;

    private Labels() {}

    /**
     * The label of a snapshot.
     *
     * @param manifest as it was sealed
     * @param json the same as JSON
     */
    static SnapshotLabel of(Manifest manifest, String json) {
        Instant time = Instant.EPOCH.plusNanos(manifest.epochNanos(manifest.triggerNanos()));
        // A real cause that has joined a drill makes it a real snapshot.
        Cause first = manifest.causes().stream()
                .filter(cause -> !cause.kind().equals(Cause.DRILL))
                .findFirst()
                .orElse(manifest.causes().get(0));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(SnapshotLabel.ID, manifest.id());
        facts.put(SnapshotLabel.TIME, time.truncatedTo(ChronoUnit.MILLIS).toString());
        facts.put(SnapshotLabel.SERVICE, manifest.service());
        facts.put(SnapshotLabel.INSTANCE, manifest.host());
        facts.put(SnapshotLabel.KIND, first.kind());
        facts.put(SnapshotLabel.TRIGGER, first.trigger());
        facts.put(SnapshotLabel.SUBJECT, first.subject());
        putIfKnown(facts, SnapshotLabel.VERDICT, manifest.verdict());
        putIfKnown(facts, SnapshotLabel.TRACE_ID, first.traceId());
        boolean isManual = manifest.causes().stream().anyMatch(Cause::isManual);
        return new SnapshotLabel(manifest.id(), key(manifest, first.trigger(), time), facts, isManual, json);
    }

    private static String key(Manifest manifest, String trigger, Instant time) {
        return String.join(
                        "/",
                        part(manifest.service()),
                        DAY.format(time),
                        part(manifest.host()),
                        TIME.format(time) + "-" + part(trigger) + "-" + part(manifest.id()))
                + ".dcam";
    }

    /** What every file system, shell and object store takes as it is, and none takes for a path. */
    static String part(String name) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < name.length() && safe.length() < LONGEST_PART; i++) {
            char c = name.charAt(i);
            boolean isLetterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            boolean isInside = safe.length() > 0;
            safe.append(isLetterOrDigit || c == '_' || (isInside && c == '.') ? c : '-');
        }
        return safe.length() == 0 ? "-" : safe.toString();
    }

    private static void putIfKnown(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
