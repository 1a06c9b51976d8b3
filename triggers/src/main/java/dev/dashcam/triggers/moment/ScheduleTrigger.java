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
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Fires again and again, to have snapshots of usual times to compare with. Each wait is up to a tenth longer than asked for, so
 * that services that were started together do not all write and upload at once. Of the budgets those for an hour and a day apply,
 * not the one for a problem; a time at which none is taken is left out.
 */
public final class ScheduleTrigger implements Trigger {
    private static final DurationRange EVERY =
            new DurationRange("The time between scheduled snapshots", Duration.ofMinutes(1), Duration.ofDays(30));
    private static final double JITTER = 0.1;

    private final long everyNanos;
    private final DoubleSupplier random;
    private boolean isReady;
    private long dueNanos;
    private int times;

    ScheduleTrigger(long everyNanos, DoubleSupplier random) {
        this.everyNanos = everyNanos;
        this.random = random;
    }

    /**
     * A trigger named {@code schedule}.
     *
     * @param every a minute to 30 days
     */
    public static ScheduleTrigger every(Duration every) {
        return new ScheduleTrigger(
                EVERY.nanos(every), () -> ThreadLocalRandom.current().nextDouble());
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof ScheduleTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(everyNanos);
    }

    @Override
    public String name() {
        return "schedule";
    }

    @Override
    public String kind() {
        return "schedule";
    }

    @Override
    public String watching() {
        return "every " + Quantity.chosen((double) everyNanos, "ns");
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        return "the schedule asked for " + subject;
    }

    @Override
    public void ready(long startedNanos, long readyNanos, Asker asker) {
        isReady = true;
        waitFrom(readyNanos);
    }

    @Override
    public void joined(long startedNanos, long readyNanos, long nowNanos, Asker asker) {
        ready(startedNanos, nowNanos, asker);
    }

    @Override
    public void tick(long nowNanos, Asker asker) {
        if (!isReady || nowNanos - dueNanos < 0) {
            return;
        }
        waitFrom(nowNanos);
        times++;
        String subject = "snapshot " + times;
        asker.ask(new Cause(
                name(), kind(), subject, 0, null, Double.NaN, Double.NaN, "", saw(subject, Double.NaN, ""), nowNanos));
    }

    private void waitFrom(long nanos) {
        dueNanos = nanos + everyNanos + (long) (random.getAsDouble() * JITTER * everyNanos);
    }
}
