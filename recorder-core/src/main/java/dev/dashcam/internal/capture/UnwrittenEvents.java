/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventLayout;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.ring.Staging;

/**
 * What of one copy after the other has not been written yet, chunk by chunk: a trace must hold each event once.
 *
 * <p>Times alone could not tell. A thread may read its clock before a cutoff and commit its event after the copy; the next
 * copy then shows an event that is older than where it begins. It is known by its place, behind what the copy before held,
 * and counts as of the instant at which the copy begins: it lies between the reading of the clock and the commit. Within a
 * chunk times do not go back, since whoever shares a slot reads the clock after taking hold of it.
 */
final class UnwrittenEvents implements StagedEvents {
    /** Chunks whose last event is older than a copy's beginning by more than this are not copied. */
    static final long LOOK_BACK_NANOS = 1_000_000_000L;

    private final Staging staging;
    private final EventRecord event = new EventRecord();
    /** By the ring's number of a chunk: which use of it was seen, and how much of that has been written, its head included. */
    private final long[] seenEpoch;

    private final int[] writtenBytes;
    private int[] begins = {};
    private long beginNanos;
    private long notSeenBeforeNanos;

    /**
     * Events at and after the beginning are to be written; what the staging holds now is the ring at that time.
     *
     * @param ringChunks how many chunks the ring has
     */
    UnwrittenEvents(Staging staging, int ringChunks, long beginNanos) {
        this.staging = staging;
        this.seenEpoch = new long[ringChunks];
        this.writtenBytes = new int[ringChunks];
        this.beginNanos = beginNanos;
        this.notSeenBeforeNanos = Long.MIN_VALUE;
        look();
        written(beginNanos);
    }

    /** From which instant on chunks have to be copied. */
    long copyFromNanos() {
        return beginNanos - LOOK_BACK_NANOS;
    }

    /** Looks at the copy that was just made. */
    void look() {
        if (begins.length < staging.chunks()) {
            begins = new int[Math.max(staging.chunks(), 2 * begins.length)];
        }
        for (int chunk = 0; chunk < staging.chunks(); chunk++) {
            int number = staging.number(chunk);
            begins[chunk] = seenEpoch[number] == staging.epoch(chunk)
                    ? staging.begin(chunk) + writtenBytes[number]
                    // New, or left out of the copy before: then all its events were older than what that one held.
                    : firstFrom(staging.begin(chunk), staging.end(chunk), staging.threadId(chunk), notSeenBeforeNanos);
        }
    }

    /** All that the copy holds before this instant has been written, or never will be; the next copy begins there. */
    void written(long cutoffNanos) {
        for (int chunk = 0; chunk < staging.chunks(); chunk++) {
            int number = staging.number(chunk);
            int written = firstFrom(begins[chunk], staging.end(chunk), staging.threadId(chunk), cutoffNanos);
            seenEpoch[number] = staging.epoch(chunk);
            writtenBytes[number] = written - staging.begin(chunk);
        }
        notSeenBeforeNanos = copyFromNanos();
        beginNanos = cutoffNanos;
    }

    private int firstFrom(int begin, int end, long threadId, long nanos) {
        int position = begin;
        while (position < end) {
            int next = EventLayout.decode(staging.buffer(), position, threadId, event);
            if (event.timeNanos >= nanos) {
                return position;
            }
            position = next;
        }
        return end;
    }

    @Override
    public int chunks() {
        return staging.chunks();
    }

    @Override
    public long threadId(int chunk) {
        return staging.threadId(chunk);
    }

    @Override
    public int begin(int chunk) {
        return begins[chunk];
    }

    @Override
    public int end(int chunk) {
        return staging.end(chunk);
    }

    @Override
    public long firstNanos(int chunk) {
        return staging.firstNanos(chunk);
    }

    @Override
    public int decode(int position, long chunkThreadId, EventRecord into) {
        int next = EventLayout.decode(staging.buffer(), position, chunkThreadId, into);
        into.timeNanos = Math.max(into.timeNanos, beginNanos);
        return next;
    }
}
