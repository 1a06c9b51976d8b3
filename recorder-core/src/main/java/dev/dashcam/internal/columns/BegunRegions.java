/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

/**
 * The regions that a thread has begun and not ended, newest last, by the number of the event that began them: the reader's
 * side of {@link OpenRegions}.
 */
final class BegunRegions {
    private final int[] events = new int[OpenRegions.MAX];
    private int size;

    void clear() {
        size = 0;
    }

    void push(int event) {
        if (size == events.length) {
            size--;
            System.arraycopy(events, 1, events, 0, size);
        }
        events[size++] = event;
    }

    /** Forgets the newest ones, down to and with the one that has this many newer ones, and answers the event that began it. */
    int pop(int newer) throws DamagedException {
        if (newer < 0 || newer >= size) {
            throw new DamagedException("a region ends that has not begun");
        }
        size -= newer + 1;
        return events[size];
    }
}
