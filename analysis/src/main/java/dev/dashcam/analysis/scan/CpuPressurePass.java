/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.CpuPressure;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import org.jspecify.annotations.Nullable;

/** Finds out why there was no CPU during a stretch of time, from what is counted once a second. */
public final class CpuPressurePass implements EventPass {
    private static final String RUNNABLE = "host.runnable.threads";
    private static final String CPUS = "host.cpus";
    private static final String QUOTA_NANOS = "container.cpu.quota.nanos";
    private static final String PERIOD_NANOS = "container.cpu.period.nanos";
    private static final String THROTTLED_TIMES = "container.cpu.throttled.slices";
    private static final String THROTTLED_NANOS = "container.cpu.throttled.nanos";
    /** As far apart as counts may be: one a second, late. */
    private static final long NEAR_NANOS = 1_500_000_000;

    private final long fromNanos;
    private final long toNanos;
    private final Counted times = new Counted();
    private final Counted nanos = new Counted();
    private long cpus = -1;
    private long quotaNanos;
    private long periodNanos;
    private long runnable = -1;
    private long runnableOffNanos = Long.MAX_VALUE;

    /** A pass for why there was no CPU from here to there. */
    public CpuPressurePass(long fromNanos, long toNanos) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    /** A number that only grows: as it was last before the stretch, and first after it. */
    private final class Counted {
        private long beforeNanos = Long.MIN_VALUE;
        private long before;
        private long afterNanos = Long.MIN_VALUE;
        private long after;

        void add(TraceEvent event) {
            if (event.timeNanos() <= fromNanos) {
                beforeNanos = event.timeNanos();
                before = event.value();
            } else if (event.timeNanos() >= toNanos && afterNanos == Long.MIN_VALUE) {
                afterNanos = event.timeNanos();
                after = event.value();
            }
        }

        boolean isKnown() {
            return beforeNanos >= fromNanos - NEAR_NANOS
                    && afterNanos != Long.MIN_VALUE
                    && afterNanos <= toNanos + NEAR_NANOS
                    && after >= before;
        }

        long grown() {
            return isKnown() ? after - before : 0;
        }
    }

    @Override
    public void on(TraceEvent event) {
        if (event.kind() != EventKind.VALUE) {
            return;
        }
        switch (event.name()) {
            case RUNNABLE -> runnable(event);
            case CPUS -> cpus = event.value();
            case THROTTLED_TIMES -> times.add(event);
            case THROTTLED_NANOS -> nanos.add(event);
            case QUOTA_NANOS -> quotaNanos = limit(event, quotaNanos);
            case PERIOD_NANOS -> periodNanos = limit(event, periodNanos);
            default -> {}
        }
    }

    /** A limit that was changed later is another one; the first that is known after is as good as none before. */
    private long limit(TraceEvent event, long known) {
        return known == 0 || event.timeNanos() <= toNanos ? event.value() : known;
    }

    private void runnable(TraceEvent event) {
        long off = Math.max(0, Math.max(fromNanos - event.timeNanos(), event.timeNanos() - toNanos));
        if (off > NEAR_NANOS || off > runnableOffNanos) {
            return;
        }
        runnable = off < runnableOffNanos ? event.value() : Math.max(runnable, event.value());
        runnableOffNanos = off;
    }

    /** What was found, null for nothing. */
    public @Nullable CpuPressure pressure() {
        boolean throttled = times.grown() > 0 && nanos.isKnown();
        return runnable < 0 && !throttled
                ? null
                : new CpuPressure(
                        runnable,
                        cpus,
                        throttled ? times.grown() : 0,
                        throttled ? nanos.grown() : 0,
                        throttled ? nanos.afterNanos - nanos.beforeNanos : 0,
                        quotaNanos,
                        periodNanos);
    }
}
