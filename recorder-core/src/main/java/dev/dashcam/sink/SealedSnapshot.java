/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sink;

import java.nio.file.Path;
import java.util.Map;

/**
 * A sealed snapshot on its way to a destination. Immutable.
 *
 * @param file the sealed file, for reading only: its bytes never change, but the store may delete it when it needs the room,
 *     which a sink meets as a failure to read
 * @param bytes the file's size
 * @param label what is written on it
 */
public record SealedSnapshot(Path file, long bytes, SnapshotLabel label) {

    /** The snapshot's id. */
    public String id() {
        return label.id();
    }

    /** Its name at every destination, always the same: {@link SnapshotLabel#key()}. */
    public String key() {
        return label.key();
    }

    /** The name of the side object with the manifest: the key and {@code .json}. */
    public String manifestKey() {
        return label.key() + ".json";
    }

    /** The manifest as JSON; the side object is its UTF-8. */
    public String manifest() {
        return label.manifest();
    }

    /** What it is about, by the names in {@link SnapshotLabel}. */
    public Map<String, String> facts() {
        return label.facts();
    }
}
