/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.meters;

import dev.dashcam.FlightRecorder;
import dev.dashcam.RecorderStatus;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.TriggerStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How the recorder is doing and what became of the calls of its triggers, as meters; and whose registries they are in. */
final class RecorderMeters implements MeterBinder {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double MILLIS_A_SECOND = 1e3;

    private final FlightRecorder recorder;
    private final BoundRegistries registries;
    private final StoreMeters store = new StoreMeters(() -> status().storeStatus());
    private volatile @Nullable Known known;

    RecorderMeters(FlightRecorder recorder, BoundRegistries registries) {
        this.recorder = recorder;
        this.registries = registries;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
        store.bindTo(registry);
        gauge(
                        "dashcam.recorder.recording",
                        "Whether the recorder records: 1 or 0",
                        null,
                        status -> status.recording() ? 1 : 0)
                .register(registry);
        gauge(
                        "dashcam.recorder.jvm.recording",
                        "Whether the JVM's own events are recorded: 1 or 0",
                        null,
                        status -> status.jvm().state() == JvmStatus.State.RECORDING ? 1 : 0)
                .register(registry);
        gauge(
                        "dashcam.recorder.reach",
                        "How far back the ring holds everything that was not dropped",
                        "seconds",
                        status -> status.reach().toMillis() / MILLIS_A_SECOND)
                .register(registry);
        gauge("dashcam.recorder.ring.size", "Memory of the ring", "bytes", RecorderStatus::ringBytes)
                .register(registry);
        for (String reason : RecorderStatus.lossReasons()) {
            counter(
                            "dashcam.recorder.events.dropped",
                            "Events that were dropped",
                            "events",
                            status -> status.losses().getOrDefault(reason, 0L))
                    .tag("reason", reason)
                    .register(registry);
        }
        // those that have been configured: code may call any number of names
        for (TriggerStatus trigger : status().triggers()) {
            bind(trigger.name(), registry);
        }
        for (Reason reason : Reason.values()) {
            if (reason != Reason.NONE) {
                String words = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
                counter(
                                "dashcam.triggers.suppressed",
                                "Calls of triggers that were suppressed",
                                "calls",
                                status -> suppressed(status, words))
                        .tag("reason", words)
                        .register(registry);
            }
        }
    }

    private void bind(String trigger, MeterRegistry registry) {
        decisions(trigger, "captured", TriggerStatus::captured).register(registry);
        decisions(trigger, "coalesced", TriggerStatus::coalesced).register(registry);
        decisions(trigger, "suppressed", RecorderMeters::suppressed).register(registry);
        counter(
                        "dashcam.triggers.failures",
                        "How often a trigger itself has thrown",
                        "failures",
                        status -> of(trigger, status, TriggerStatus::failures))
                .tag("trigger", trigger)
                .register(registry);
    }

    private FunctionCounter.Builder<RecorderMeters> decisions(
            String trigger, String outcome, ToDoubleFunction<TriggerStatus> count) {
        return counter(
                        "dashcam.triggers.decisions",
                        "Calls of a trigger by what became of them",
                        "calls",
                        status -> of(trigger, status, count))
                .tag("trigger", trigger)
                .tag("outcome", outcome);
    }

    private Gauge.Builder<RecorderMeters> gauge(
            String name, String description, @Nullable String unit, ToDoubleFunction<RecorderStatus> value) {
        return Gauge.builder(name, this, meters -> value.applyAsDouble(meters.status()))
                .description(description)
                .baseUnit(unit);
    }

    private FunctionCounter.Builder<RecorderMeters> counter(
            String name, String description, String unit, ToDoubleFunction<RecorderStatus> count) {
        return FunctionCounter.builder(name, this, meters -> count.applyAsDouble(meters.status()))
                .description(description)
                .baseUnit(unit);
    }

    /** All are read one after the other, and the status is put together for all of them at once. */
    private RecorderStatus status() {
        Known last = known;
        long nowNanos = System.nanoTime();
        if (last == null || nowNanos - last.atNanos > FRESH_NANOS) {
            last = new Known(recorder.status(), nowNanos);
            known = last;
        }
        return last.status;
    }

    private static double of(String trigger, RecorderStatus status, ToDoubleFunction<TriggerStatus> value) {
        return status.triggers().stream()
                .filter(candidate -> candidate.name().equals(trigger))
                .mapToDouble(value)
                .sum();
    }

    private static double suppressed(TriggerStatus trigger) {
        return trigger.suppressed().values().stream().mapToLong(Long::longValue).sum();
    }

    private static double suppressed(RecorderStatus status, String reason) {
        return status.triggers().stream()
                .mapToLong(trigger -> trigger.suppressed().getOrDefault(reason, 0L))
                .sum();
    }

    private record Known(RecorderStatus status, long atNanos) {}
}
