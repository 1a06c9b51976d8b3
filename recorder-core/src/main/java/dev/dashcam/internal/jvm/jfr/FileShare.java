/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import dev.dashcam.jvm.JvmSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What is left for JFR's files of what it may take in all: its native memory grows with the number of threads that record, so
 * its files have to make room. For one thread.
 */
final class FileShare {
    private static final long MIB = 1 << 20;
    private static final long SHARE_IN_RESERVE = 6;

    /** What JFR takes beside its files, in all. */
    private static final long NATIVE_BYTES = 12 * MIB;
    /** What it takes of native memory whatever the number of threads, and what its files may be larger for a moment. */
    private static final long FIXED_BYTES = 8 * MIB;
    /** A buffer, the frames of a stack, the classes in it: all of the size that our options make it. */
    private static final long BYTES_A_THREAD = 9_500;

    private final JvmSettings settings;
    private final boolean isOurs;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /**
     * The share of these settings.
     *
     * @param isOurs whether JFR's buffers have the size that we want
     */
    FileShare(JvmSettings settings, boolean isOurs) {
        this.settings = settings;
        this.isOurs = isOurs;
    }

    /** What finished chunks may take now: what is being written, and the reserve, come on top. */
    long chunksBytes() {
        return chunksBytes(settings, isOurs ? threads.getPeakThreadCount() : 0);
    }

    static long chunksBytes(JvmSettings settings, int threads) {
        long left = settings.maxBytes() + NATIVE_BYTES - FIXED_BYTES - threads * BYTES_A_THREAD;
        long files = Math.max(JvmSettings.LEAST_MAX_BYTES, Math.min(settings.maxBytes(), left));
        return Math.max(MIB, files - reserveBytes(settings) - MIB);
    }

    /** What is set aside for the end. */
    static long reserveBytes(JvmSettings settings) {
        return Math.max(MIB, settings.maxBytes() / SHARE_IN_RESERVE);
    }
}
