/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How short a wait may be to be recorded: a millisecond, and longer while more is written than the files may hold of a window.
 * Short waits are many and explain little; a window that reaches back is worth more. For one thread.
 */
final class Pace {
    static final List<String> THRESHOLDS = List.of("1 ms", "5 ms", "20 ms", "100 ms");
    /** What is written at a start, and after each change, says nothing of the pace. */
    private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long CALM_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int CALM_SHARE = 4;
    private static final int FLOOD_SHARE = 4;

    private final Duration window;
    private double bytesANano;
    /** So much at once is not waited for. */
    private long floodBytes;

    private int step;
    private long stepNanos;
    private long stepBytes;

    /**
     * A pace at which these files hold the window.
     *
     * @param nowNanos any monotonic instant; the later ones are on the same clock
     */
    Pace(long maxBytes, Duration window, long nowNanos) {
        this.window = window;
        keepWithin(maxBytes);
        this.stepNanos = nowNanos;
    }

    /** From now on the files may be so large. */
    void keepWithin(long maxBytes) {
        bytesANano = (double) maxBytes / window.toNanos();
        floodBytes = maxBytes / FLOOD_SHARE;
    }

    /** The threshold that holds. */
    String threshold() {
        return THRESHOLDS.get(step);
    }

    /** Looks at how much has been written in all; answers whether the threshold has changed. */
    boolean look(long writtenBytes, long nowNanos) {
        long nanos = nowNanos - stepNanos;
        boolean isFlood = writtenBytes - stepBytes > floodBytes;
        if (nanos < SETTLING_NANOS && !isFlood) {
            return false;
        }
        double pace = (double) (writtenBytes - stepBytes) / nanos;
        if (pace > bytesANano && step < THRESHOLDS.size() - 1) {
            return to(step + 1, writtenBytes, nowNanos);
        }
        if (nanos >= CALM_NANOS) {
            return to(pace < bytesANano / CALM_SHARE && step > 0 ? step - 1 : step, writtenBytes, nowNanos);
        }
        return false;
    }

    private boolean to(int next, long writtenBytes, long nowNanos) {
        boolean changed = next != step;
        step = next;
        stepNanos = nowNanos;
        stepBytes = writtenBytes;
        return changed;
    }
}
