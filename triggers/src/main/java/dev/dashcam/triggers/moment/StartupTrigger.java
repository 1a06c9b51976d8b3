/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.moment;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Quantity;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.text.DurationRange;
import java.time.Duration;
import java.util.List;

/**
 * Fires once, when the service has got ready and that took at least this long, counted from when the recorder began to record: what
 * came before it is in no snapshot. The warm-up, which begins then, does not hold it up. Where the start took longer than the
 * recorder's window, the snapshot has its end only.
 */
public final class StartupTrigger implements Trigger {
    private static final DurationRange THRESHOLD =
            new DurationRange("The threshold of slow starts", Duration.ZERO, Duration.ofDays(1));

    private final long thresholdNanos;

    private StartupTrigger(long thresholdNanos) {
        this.thresholdNanos = thresholdNanos;
    }

    /**
     * A trigger named {@code startup}.
     *
     * @param threshold at most a day, 0 for every start
     */
    public static StartupTrigger of(Duration threshold) {
        return new StartupTrigger(THRESHOLD.nanos(threshold));
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof StartupTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(thresholdNanos);
    }

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String kind() {
        return "startup";
    }

    @Override
    public String watching() {
        return thresholdNanos == 0 ? "start" : "start >= " + Quantity.chosen((double) thresholdNanos, "ns");
    }

    @Override
    public boolean watchesStart() {
        return true;
    }

    @Override
    public boolean isUrgent() {
        return true;
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        return "the service was ready after " + Quantity.measured(observed, unit);
    }

    /** That start is over, and whoever wanted it captured had said so. */
    @Override
    public void joined(long startedNanos, long readyNanos, long nowNanos, Asker asker) {}

    @Override
    public void ready(long startedNanos, long readyNanos, Asker asker) {
        long tookNanos = readyNanos - startedNanos;
        if (tookNanos < thresholdNanos) {
            return;
        }
        asker.ask(new Cause(
                name(),
                kind(),
                "start",
                0,
                null,
                (double) tookNanos,
                thresholdNanos == 0 ? Double.NaN : (double) thresholdNanos,
                "ns",
                saw("start", (double) tookNanos, "ns"),
                readyNanos));
    }
}
