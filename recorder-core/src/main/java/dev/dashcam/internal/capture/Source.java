/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

/**
 * Says in one number where a task or region is described: an event in a shared chunk, an event in a chunk of its thread
 * alone, or an entry of the live table.
 */
final class Source {
    private static final long LIVE = 1L << 62;
    private static final long SHARED = 1L << 61;
    private static final int THREAD_SHIFT = 32;

    private Source() {}

    /** An entry of the live table. */
    static long live(int entry) {
        return LIVE | entry;
    }

    /** An event. */
    static long event(int thread, int position, boolean shared) {
        return (long) thread << THREAD_SHIFT | position | (shared ? SHARED : 0);
    }

    static boolean isLive(long source) {
        return (source & LIVE) != 0;
    }

    static boolean isShared(long source) {
        return (source & SHARED) != 0;
    }

    /** The thread's number in the {@link ThreadIndex}. */
    static int thread(long source) {
        return (int) (source >>> THREAD_SHIFT) & 0x1FFF_FFFF;
    }

    /** The event's position, or the entry's number. */
    static int position(long source) {
        return (int) source;
    }
}
