/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.gcpause;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Quantity;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.text.DurationRange;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fires when a garbage collection has stopped the JVM for this long. What collectors do beside the application (the cycles of ZGC
 * and Shenandoah, the marking of G1) is no pause, however long it takes; the pauses in between are.
 *
 * <p>The JVM tells of each collection once it is over, from when the service is ready on, to the millisecond. Of several pauses
 * between two looks, a tenth of a second apart, the longest counts. Each is asked about once.
 */
public final class GcPauseTrigger implements Trigger {
    private static final Duration USUAL = Duration.ofMillis(500);
    private static final DurationRange THRESHOLD =
            new DurationRange("The threshold of GC pauses", Duration.ofMillis(1), Duration.ofHours(1));

    private final long thresholdNanos;
    /** Null until the service is ready, where it is the JVM's own: no start is to wait for that. */
    private volatile @Nullable PauseSource source;

    private final AtomicReference<@Nullable Pause> longest = new AtomicReference<>();

    GcPauseTrigger(long thresholdNanos, @Nullable PauseSource source) {
        this.thresholdNanos = thresholdNanos;
        this.source = source;
    }

    /**
     * A trigger named {@code gc-pause}.
     *
     * @param threshold a millisecond to an hour
     */
    public static GcPauseTrigger of(Duration threshold) {
        return new GcPauseTrigger(THRESHOLD.nanos(threshold), null);
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof GcPauseTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(thresholdNanos);
    }

    @Override
    public String name() {
        return "gc-pause";
    }

    @Override
    public String kind() {
        return "gc-pause";
    }

    @Override
    public String watching() {
        return "GC pause >= " + Quantity.chosen((double) thresholdNanos, "ns");
    }

    @Override
    public boolean isNamedAtStart() {
        return thresholdNanos != USUAL.toNanos();
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        return subject + " stopped the JVM for " + Quantity.measured(observed, unit);
    }

    @Override
    public void ready(long startedNanos, long readyNanos, Asker asker) {
        try {
            PauseSource known = source == null ? PauseSource.ofThisJvm() : source;
            source = known;
            known.start(this::ended);
        } catch (LinkageError noManagement) {
            // a runtime image without java.management or jdk.management tells nobody
        }
    }

    @Override
    public void closing(long nowNanos, Asker asker) {
        PauseSource known = source;
        if (known != null) {
            known.stop();
        }
    }

    @Override
    public void tick(long nowNanos, Asker asker) {
        Pause pause = longest.get() == null ? null : longest.getAndSet(null);
        if (pause == null) {
            return;
        }
        String subject = pause.collector() + " (" + pause.reason() + ")";
        asker.ask(new Cause(
                name(),
                kind(),
                subject,
                0,
                null,
                (double) pause.nanos(),
                (double) thresholdNanos,
                "ns",
                saw(subject, (double) pause.nanos(), "ns"),
                nowNanos));
    }

    /** On a thread of the JVM's own, which must do no more than to take note. */
    private void ended(Pause pause) {
        if (pause.nanos() >= thresholdNanos) {
            longest.accumulateAndGet(
                    pause, (known, other) -> known == null || other.nanos() > known.nanos() ? other : known);
        }
    }
}
