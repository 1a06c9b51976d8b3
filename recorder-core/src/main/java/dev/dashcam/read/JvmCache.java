/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.jvm.read.JvmRecording;
import org.jspecify.annotations.Nullable;

/** The JVM's part of one recording, read the first time it is asked for. For one thread at a time. */
final class JvmCache {
    private final long maxBytes;
    private @Nullable JvmRecording read;

    /** Keeps events that take about so much memory. */
    JvmCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    JvmRecording read(byte[] content, int size) {
        JvmRecording known = read;
        if (known == null) {
            known = JvmRecording.read(content, size, maxBytes);
            read = known;
        }
        return known;
    }
}
