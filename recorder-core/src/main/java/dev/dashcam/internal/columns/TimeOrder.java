/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

/**
 * Brings the events of many threads into the order of time, equal times in the order of the threads. Each thread's own events
 * are in order already, so that the thread's number is all that has to travel with a time: the next event is then the next of
 * that thread. A radix sort; its memory is kept. For one thread.
 */
final class TimeOrder {
    private static final int MAX_DIGIT_BITS = 11;
    private static final long[] NONE = {};

    private long[] keys = NONE;
    private long[] spare = NONE;
    private int threadBits;
    private long firstOffset;

    /** The times as differences to the generation's start, to be filled thread by thread before {@link #sort}. */
    long[] offsets(int events) {
        if (keys.length < events) {
            keys = NONE; // the old ones may go before there are new ones
            keys = new long[events];
        }
        return keys;
    }

    /** The offset in the order of time. */
    long offset(int index) {
        return firstOffset + (keys[index] >>> threadBits);
    }

    /** The thread in the order of time. */
    int thread(int index) {
        return (int) (keys[index] & ((1L << threadBits) - 1));
    }

    /** Bytes of memory that this many events take. */
    static long bytes(int events) {
        return 2L * Long.BYTES * events;
    }

    /** Bytes of memory that it holds. */
    long heldBytes() {
        return (long) Long.BYTES * (keys.length + spare.length);
    }

    void sort(ThreadTable threads, int events, long minOffset, long maxOffset) {
        firstOffset = minOffset;
        threadBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, threads.size() - 1));
        int spanBits = Long.SIZE - Long.numberOfLeadingZeros(maxOffset - minOffset);
        int passes = threads.size() < 2 ? 0 : (spanBits + MAX_DIGIT_BITS - 1) / MAX_DIGIT_BITS;
        if (passes == 0) {
            pack(threads, keys);
            return;
        }
        if (spare.length < events) {
            spare = NONE;
            spare = new long[events];
        }
        int digitBits = (spanBits + passes - 1) / passes;
        int[][] positions = positions(events, passes, digitBits);
        packByDigit(threads, positions[0], digitBits);
        for (int pass = 1; pass < passes; pass++) {
            sortByDigit(events, positions[pass], threadBits + pass * digitBits, digitBits);
        }
    }

    private void pack(ThreadTable threads, long[] target) {
        int i = 0;
        for (int thread = 0; thread < threads.size(); thread++) {
            for (int end = i + threads.events(thread); i < end; i++) {
                target[i] = (keys[i] - firstOffset) << threadBits | thread;
            }
        }
    }

    /** For each pass and digit where its first key goes. */
    private int[][] positions(int events, int passes, int digitBits) {
        int[][] counts = new int[passes][1 << digitBits];
        int mask = (1 << digitBits) - 1;
        for (int i = 0; i < events; i++) {
            long time = keys[i] - firstOffset;
            for (int[] count : counts) {
                count[(int) time & mask]++;
                time >>>= digitBits;
            }
        }
        for (int[] count : counts) {
            int sum = 0;
            for (int digit = 0; digit < count.length; digit++) {
                int here = count[digit];
                count[digit] = sum;
                sum += here;
            }
        }
        return counts;
    }

    private void packByDigit(ThreadTable threads, int[] positions, int digitBits) {
        int mask = (1 << digitBits) - 1;
        long[] from = keys;
        long[] to = spare;
        int i = 0;
        for (int thread = 0; thread < threads.size(); thread++) {
            for (int end = i + threads.events(thread); i < end; i++) {
                long time = from[i] - firstOffset;
                to[positions[(int) time & mask]++] = time << threadBits | thread;
            }
        }
        keys = to;
        spare = from;
    }

    private void sortByDigit(int events, int[] positions, int shift, int digitBits) {
        int mask = (1 << digitBits) - 1;
        long[] from = keys;
        long[] to = spare;
        for (int i = 0; i < events; i++) {
            long key = from[i];
            to[positions[(int) (key >>> shift) & mask]++] = key;
        }
        keys = to;
        spare = from;
    }
}
