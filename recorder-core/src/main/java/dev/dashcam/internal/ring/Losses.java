/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what was dropped, by reason and by the second it fell in. Safe for all threads, without a lock. */
public class Losses {
    private static final LossReason[] REASONS = LossReason.values();
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** How many seconds are kept; a power of two, more than the longest window has. */
    static final int SECONDS = 4096;

    private static final long MOST_A_SECOND = 0xFFFF_FFFFL;

    private final LongAdder[] totals = new LongAdder[REASONS.length];

    /**
     * For each reason, from its first loss on, a cell for each second in turn: in the upper half the second, in the lower one
     * the count. One word, so that a cell goes over to a new second and counts its first loss in one step.
     */
    private final AtomicReferenceArray<@Nullable AtomicLongArray> cells = new AtomicReferenceArray<>(REASONS.length);

    /** Nothing lost so far. */
    public Losses() {
        for (int i = 0; i < totals.length; i++) {
            totals[i] = new LongAdder();
        }
    }

    /** Counts one loss at this time on the monotonic clock. The first for a reason allocates, no later one does. */
    public void add(LossReason reason, long timeNanos) {
        add(reason, timeNanos, 1);
    }

    /** Counts so many losses, at least one, at this time on the monotonic clock. */
    public void add(LossReason reason, long timeNanos, long count) {
        totals[reason.ordinal()].add(count);
        AtomicLongArray seconds = secondsToCountIn(reason);
        if (seconds == null) {
            return;
        }
        long second = Math.floorDiv(timeNanos, NANOS_PER_SECOND);
        int index = cell(second);
        while (true) {
            long before = seconds.get(index);
            int age = (int) second - (int) (before >>> 32);
            long counted = age == 0 ? before & MOST_A_SECOND : 0;
            long after = second << 32 | Math.min(MOST_A_SECOND, counted + count);
            boolean tooOld = age < 0 && (int) before != 0;
            if (tooOld || seconds.compareAndSet(index, before, after)) {
                return;
            }
        }
    }

    /** Null when there is no memory for it. */
    private @Nullable AtomicLongArray secondsToCountIn(LossReason reason) {
        AtomicLongArray known = cells.get(reason.ordinal());
        if (known != null) {
            return known;
        }
        try {
            cells.compareAndSet(reason.ordinal(), null, new AtomicLongArray(SECONDS));
        } catch (OutOfMemoryError noMemory) {
            // Then the total alone says that something was lost.
        }
        return cells.get(reason.ordinal());
    }

    /** How much was lost for this reason since the recorder started. */
    public long total(LossReason reason) {
        return totals[reason.ordinal()].sum();
    }

    /**
     * What was lost in the seconds that began at or after one instant and before another, as far back as seconds are kept
     * (more than an hour); reasons without a loss are left out. A second is one of the monotonic clock, so adjoining spans
     * count each loss once.
     */
    public Map<LossReason, Long> between(long fromNanos, long toNanos) {
        Map<LossReason, Long> lost = new EnumMap<>(LossReason.class);
        long end = firstSecondFrom(toNanos);
        long begin = Math.max(firstSecondFrom(fromNanos), end - SECONDS);
        for (LossReason reason : REASONS) {
            AtomicLongArray seconds = cells.get(reason.ordinal());
            long sum = seconds == null ? 0 : sum(seconds, begin, end);
            if (sum > 0) {
                lost.put(reason, sum);
            }
        }
        return lost;
    }

    private static long sum(AtomicLongArray seconds, long begin, long end) {
        long sum = 0;
        for (long second = begin; second < end; second++) {
            long found = seconds.get(cell(second));
            if ((int) (found >>> 32) == (int) second) {
                sum += found & MOST_A_SECOND;
            }
        }
        return sum;
    }

    /** When the second began that an instant lies in: from there on everything is counted that was dropped after the instant. */
    public static long secondOfNanos(long nanos) {
        return nanos - Math.floorMod(nanos, NANOS_PER_SECOND);
    }

    private static long firstSecondFrom(long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_SECOND) + (Math.floorMod(nanos, NANOS_PER_SECOND) == 0 ? 0 : 1);
    }

    private static int cell(long second) {
        return (int) second & (SECONDS - 1);
    }
}
