/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

/** Where the spool keeps its snapshots. */
public enum SpoolMode {
    /** On disk; in memory where no folder can be used, which the start line and the status say. */
    AUTO,
    /** On disk, or no snapshot at all where no folder can be used. */
    DISK,
    /**
     * In {@code /dev/shm}, which Linux keeps in memory, and nothing on a disk: one snapshot, which counts towards the container's
     * limit, twice while the next one is being written, and is gone with the container or pod.
     */
    MEMORY
}
