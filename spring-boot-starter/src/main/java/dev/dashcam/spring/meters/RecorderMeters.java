/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.meters;

import dev.dashcam.FlightRecorder;
import dev.dashcam.RecorderStatus;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How the recorder is doing and what became of the calls of its triggers, as meters. */
final class RecorderMeters implements MeterBinder {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double MILLIS_A_SECOND = 1e3;
    private static final int MOST_RULES = 200;

    private final FlightRecorder recorder;
    private final StoreMeters store = new StoreMeters(() -> status().storeStatus());
    /** The rules that have meters, by registry. */
    private final Map<MeterRegistry, Set<String>> boundRules = new ConcurrentHashMap<>();

    private volatile @Nullable Known known;

    RecorderMeters(FlightRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
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
        FunctionTimer.builder(
                        "dashcam.recorder.capture",
                        this,
                        meters -> meters.status().captures().sealed(),
                        meters -> meters.status().captures().took().toNanos(),
                        TimeUnit.NANOSECONDS)
                .description("Snapshots that were sealed, and how long that took")
                .register(registry);
        counter(
                        "dashcam.recorder.capture.size",
                        "Size of the snapshots that were sealed",
                        "bytes",
                        status -> status.captures().bytes())
                .register(registry);
        counter(
                        "dashcam.recorder.capture.failures",
                        "Snapshots that could not be written",
                        "failures",
                        status -> status.captures().failed())
                .register(registry);
        bindRules(registry);
        for (Reason reason : Reason.values()) {
            if (reason != Reason.NONE) {
                String words = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
                CountOfTriggers count =
                        new CountOfTriggers(trigger -> trigger.suppressed().getOrDefault(words, 0L));
                counter(
                                "dashcam.triggers.suppressed",
                                "Calls of triggers that were suppressed",
                                "calls",
                                status -> count.of(status.triggers()))
                        .tag("reason", words)
                        .register(registry);
            }
        }
    }

    /** Those of rules: code may call any number of names. Rules that are put in later follow with the next look. */
    private void bindRules(MeterRegistry registry) {
        Set<String> bound = boundRules.computeIfAbsent(registry, fresh -> ConcurrentHashMap.newKeySet());
        for (Trigger rule : recorder.triggers()) {
            if (bound.size() < MOST_RULES && bound.add(rule.name())) {
                bind(rule.name(), registry);
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
                        ofTrigger(trigger, TriggerStatus::failures))
                .tag("trigger", trigger)
                .register(registry);
    }

    private FunctionCounter.Builder<RecorderMeters> decisions(
            String trigger, String outcome, ToDoubleFunction<TriggerStatus> count) {
        return counter(
                        "dashcam.triggers.decisions",
                        "Calls of a trigger by what became of them",
                        "calls",
                        ofTrigger(trigger, count))
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
            boundRules.keySet().forEach(this::bindRules);
        }
        return last.status;
    }

    private static ToDoubleFunction<RecorderStatus> ofTrigger(String trigger, ToDoubleFunction<TriggerStatus> value) {
        CountOfTriggers count = new CountOfTriggers(value);
        return status -> count.of(status.triggers().stream()
                .filter(candidate -> candidate.name().equals(trigger))
                .toList());
    }

    private static double suppressed(TriggerStatus trigger) {
        return trigger.suppressed().values().stream().mapToLong(Long::longValue).sum();
    }

    private record Known(RecorderStatus status, long atNanos) {}
}
