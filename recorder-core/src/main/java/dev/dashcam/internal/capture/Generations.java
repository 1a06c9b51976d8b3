/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import java.util.concurrent.TimeUnit;

/**
 * The cuts of the recording: by time (about a second) and by size. A cut is a number and an instant; nothing is moved. The
 * latest ones are kept, more than the window needs. Written by the recorder's own thread, read by any.
 */
public final class Generations {
    /** A generation lasts this long unless it grows too large first. */
    static final long GENERATION_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Generations of a full ring, when they are cut by size. */
    private static final int BY_SIZE = 8;

    private static final int SMALLEST_CUT_BYTES = 256 * 1024;

    /** What a generation takes on the heap of who writes or reads it follows its size, whatever that of the ring. */
    static final int LARGEST_CUT_BYTES = 2 << 20;

    /** For the time between a trigger and the capture, beside those cut by size. */
    private static final int SPARE_CUTS = 128;

    private static final int MOST_CUTS = 1 << 16;

    private final long recordingStartNanos;
    private final long cutBytes;
    private final long[] begins;
    private long number = 1;
    private long bytesAtCut;

    /**
     * Begins with a generation at this instant.
     *
     * @param ringBytes the size of the ring that is cut
     * @param windowNanos how far back cuts are asked for
     */
    public Generations(long startNanos, int ringBytes, long windowNanos) {
        this.recordingStartNanos = startNanos;
        this.cutBytes = Math.min(LARGEST_CUT_BYTES, Math.max(SMALLEST_CUT_BYTES, ringBytes / BY_SIZE));
        long cutsBySize = ringBytes / cutBytes;
        this.begins = new long[(int) Math.min(MOST_CUTS, windowNanos / GENERATION_NANOS + cutsBySize + SPARE_CUTS)];
        begins[(int) (number % begins.length)] = startNanos;
    }

    /**
     * Cuts when the present generation has lasted or grown enough.
     *
     * @param nowNanos the monotonic clock
     * @param bytesHandedOut {@link dev.dashcam.internal.ring.Ring#bytesHandedOut()}
     */
    public synchronized void tick(long nowNanos, long bytesHandedOut) {
        long lasted = nowNanos - beginOf(number);
        if (lasted >= GENERATION_NANOS || (lasted > 0 && bytesHandedOut - bytesAtCut >= cutBytes)) {
            cut(nowNanos);
            bytesAtCut = bytesHandedOut;
        }
    }

    /** Cuts, at an instant later than that of the cut before. */
    synchronized void cut(long nowNanos) {
        number++;
        begins[(int) (number % begins.length)] = nowNanos;
    }

    /** When the recording began. */
    long recordingStartNanos() {
        return recordingStartNanos;
    }

    /**
     * The generations of a stretch of time, at least one.
     *
     * @param fromNanos the first one begins no earlier than this
     * @param firstNanos generations that end before are left out
     * @param cutoffNanos the last one ends here
     */
    synchronized Cuts between(long fromNanos, long firstNanos, long cutoffNanos) {
        long last = number;
        while (last > oldest() && beginOf(last) >= cutoffNanos) {
            last--;
        }
        long first = last;
        while (first > oldest() && beginOf(first) > firstNanos) {
            first--;
        }
        long[] starts = new long[(int) (last - first) + 1];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = beginOf(first + i);
        }
        starts[0] = Math.min(Math.max(starts[0], fromNanos), cutoffNanos);
        return new Cuts(first, starts, cutoffNanos);
    }

    private long oldest() {
        return Math.max(1, number - begins.length + 1);
    }

    private long beginOf(long generation) {
        return begins[(int) (generation % begins.length)];
    }
}
