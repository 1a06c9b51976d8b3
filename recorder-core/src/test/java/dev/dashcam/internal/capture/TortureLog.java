/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.read.EventKind;

/** What a thread knows it has recorded, the latest of it. Written by that thread, read by others while it is parked. */
final class TortureLog {
    /**
     * One event.
     *
     * @param committedNanos an instant at which it had been committed
     * @param isDropped whether it was dropped, and counted
     */
    record Entry(EventKind kind, long timeNanos, long key, long startNanos, long committedNanos, boolean isDropped) {
        boolean isAlso(Entry found) {
            return kind == found.kind
                    && timeNanos == found.timeNanos
                    && key == found.key
                    && startNanos == found.startNanos;
        }

        /** Whether a copy that began at this instant may be without it although it is not younger. */
        boolean isInFlightAt(long cutoffNanos) {
            return timeNanos < cutoffNanos && committedNanos >= cutoffNanos;
        }
    }

    private final long threadId;
    private final Entry[] entries;
    private volatile long count;

    TortureLog(long threadId, int capacity) {
        this.threadId = threadId;
        this.entries = new Entry[capacity];
    }

    void add(Entry entry) {
        long at = count;
        entries[(int) (at % entries.length)] = entry;
        count = at + 1;
    }

    long threadId() {
        return threadId;
    }

    /** How many were recorded in all. The calls that recorded them have returned. */
    long count() {
        return count;
    }

    /** The number of the oldest that is still known. */
    long first() {
        return Math.max(0, count - entries.length);
    }

    Entry entry(long number) {
        return entries[(int) (number % entries.length)];
    }

    /** From when on it knows everything. */
    long knownFromNanos() {
        return first() == 0 ? Long.MIN_VALUE : entry(first()).timeNanos();
    }
}
