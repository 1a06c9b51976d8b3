/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was dropped, by reason and by the second it fell in. Safe for all threads, without a lock. */
public class Losses {
    private static final LossReason[] REASONS = LossReason.values();
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** How many seconds are kept; a power of two, more than the longest window has. */
    static final int SECONDS = 4096;

    private final LongAdder[] totals = new LongAdder[REASONS.length];

    /**
     * A cell for each reason and second in turn: in the upper half the second, in the lower one the count. One word, so that
     * a cell goes over to a new second and counts its first loss in one step.
     */
    private final AtomicLongArray cells = new AtomicLongArray(REASONS.length * SECONDS);

    /** Nothing lost so far. */
    public Losses() {
        for (int i = 0; i < totals.length; i++) {
            totals[i] = new LongAdder();
        }
    }

    /** Counts one loss at this time on the monotonic clock. */
    public void add(LossReason reason, long timeNanos) {
        totals[reason.ordinal()].increment();
        long second = Math.floorDiv(timeNanos, NANOS_PER_SECOND);
        int index = cell(reason, second);
        while (true) {
            long before = cells.get(index);
            int age = (int) second - (int) (before >>> 32);
            long after = age == 0 ? before + 1 : (second << 32) + 1;
            boolean full = age == 0 && (int) after == 0;
            boolean tooOld = age < 0 && (int) before != 0;
            if (full || tooOld || cells.compareAndSet(index, before, after)) {
                return;
            }
        }
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
            long sum = 0;
            for (long second = begin; second < end; second++) {
                long found = cells.get(cell(reason, second));
                if ((int) (found >>> 32) == (int) second) {
                    sum += found & 0xFFFF_FFFFL;
                }
            }
            if (sum > 0) {
                lost.put(reason, sum);
            }
        }
        return lost;
    }

    private static long firstSecondFrom(long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_SECOND) + (Math.floorMod(nanos, NANOS_PER_SECOND) == 0 ? 0 : 1);
    }

    private static int cell(LossReason reason, long second) {
        return reason.ordinal() * SECONDS + ((int) second & (SECONDS - 1));
    }
}
