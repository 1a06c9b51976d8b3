/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.meters;

import dev.dashcam.sink.SinkStatus;
import dev.dashcam.sink.StoreStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How full the spool is and how its sinks are doing, as meters. Registries hold it weakly. */
final class StoreMeters implements MeterBinder {
    private static final double MILLIS_A_SECOND = 1e3;

    private final Supplier<@Nullable StoreStatus> store;

    StoreMeters(Supplier<@Nullable StoreStatus> store) {
        this.store = store;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        StoreStatus status = store.get();
        if (status == null) {
            return;
        }
        gauge("dashcam.spool.files", "Snapshots in the spool", "snapshots", StoreStatus::files)
                .register(registry);
        gauge("dashcam.spool.size", "Size of the snapshots in the spool", "bytes", StoreStatus::bytes)
                .register(registry);
        counter(
                        "dashcam.spool.evictions",
                        "Snapshots that were deleted for want of room or for their age",
                        "snapshots",
                        StoreStatus::evictions)
                .register(registry);
        counter(
                        "dashcam.spool.evictions.undelivered",
                        "Those of them that had not reached every sink",
                        "snapshots",
                        StoreStatus::undeliveredEvictions)
                .register(registry);
        for (int i = 0; i < status.sinks().size(); i++) {
            bind(i, status.sinks().get(i).name(), registry);
        }
    }

    private void bind(int index, String sink, MeterRegistry registry) {
        counter("dashcam.sinks.attempts", "How often a sink was tried", "attempts", of(index, SinkStatus::attempts))
                .tag("sink", sink)
                .register(registry);
        counter("dashcam.sinks.failures", "Attempts that have failed", "attempts", of(index, SinkStatus::failures))
                .tag("sink", sink)
                .register(registry);
        counter("dashcam.sinks.delivered", "Snapshots that have arrived", "snapshots", of(index, SinkStatus::delivered))
                .tag("sink", sink)
                .register(registry);
        counter(
                        "dashcam.sinks.delivered.size",
                        "Size of the snapshots that have arrived",
                        "bytes",
                        of(index, SinkStatus::deliveredBytes))
                .tag("sink", sink)
                .register(registry);
        counter(
                        "dashcam.sinks.refused",
                        "Snapshots that it will never take",
                        "snapshots",
                        of(index, SinkStatus::refused))
                .tag("sink", sink)
                .register(registry);
        gauge(
                        "dashcam.sinks.waiting",
                        "Snapshots that it still has to get",
                        "snapshots",
                        of(index, SinkStatus::waiting))
                .tag("sink", sink)
                .register(registry);
        gauge(
                        "dashcam.sinks.oldest.waiting",
                        "How long ago the oldest of these was sealed, 0 where none waits",
                        "seconds",
                        of(index, StoreMeters::oldestWaitingSeconds))
                .tag("sink", sink)
                .register(registry);
        gauge(
                        "dashcam.sinks.broken",
                        "Whether it has failed so often that it is tried every five minutes only: 1 or 0",
                        null,
                        of(index, status -> status.breaker() == SinkStatus.Breaker.CLOSED ? 0 : 1))
                .tag("sink", sink)
                .register(registry);
    }

    private Gauge.Builder<StoreMeters> gauge(
            String name, String description, @Nullable String unit, ToDoubleFunction<StoreStatus> value) {
        return Gauge.builder(name, this, meters -> meters.value(value))
                .description(description)
                .baseUnit(unit);
    }

    private FunctionCounter.Builder<StoreMeters> counter(
            String name, String description, String unit, ToDoubleFunction<StoreStatus> count) {
        return FunctionCounter.builder(name, this, meters -> meters.value(count))
                .description(description)
                .baseUnit(unit);
    }

    /** Of a recorder that was closed meanwhile there is none. */
    private double value(ToDoubleFunction<StoreStatus> value) {
        StoreStatus status = store.get();
        return status == null ? 0 : value.applyAsDouble(status);
    }

    private static ToDoubleFunction<StoreStatus> of(int index, ToDoubleFunction<SinkStatus> value) {
        return status -> value.applyAsDouble(status.sinks().get(index));
    }

    private static double oldestWaitingSeconds(SinkStatus sink) {
        Instant oldest = sink.oldestWaiting();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, Instant.now()).toMillis() / MILLIS_A_SECOND);
    }
}
