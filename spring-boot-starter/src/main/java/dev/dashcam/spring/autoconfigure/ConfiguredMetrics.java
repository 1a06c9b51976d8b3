/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.spring.meters.BoundRegistries;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.metric.MeterFigure;
import dev.dashcam.triggers.metric.MetricTrigger;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The triggers that look at meters. Loaded only where there is Micrometer. */
final class ConfiguredMetrics {
    private final BoundRegistries registries;
    private final AppliedProperty applied;

    ConfiguredMetrics(BoundRegistries registries, AppliedProperty applied) {
        this.registries = registries;
        this.applied = applied;
    }

    List<Trigger> all(Map<String, TriggerProperties.Metric> metrics) {
        List<Trigger> triggers = new ArrayList<>();
        metrics.forEach((name, metric) -> {
            if (metric.enabled()) {
                triggers.add(trigger(name, metric));
            }
        });
        return triggers;
    }

    private Trigger trigger(String name, TriggerProperties.Metric metric) {
        String property = "dashcam.triggers.metrics." + name;
        applied.set(property + ".meter");
        String meter = metric.meter();
        MetricTrigger trigger = MetricTrigger.of(name, meter == null ? "" : meter, new Known(registries));
        for (Map.Entry<String, String> tag : metric.tags().entrySet()) {
            trigger = trigger.tag(tag.getKey(), tag.getValue());
        }
        trigger = level(property, metric, trigger);
        applied.set(property + ".lasting");
        trigger = trigger.lasting(metric.lasting());
        MeterFigure figure = metric.figure();
        trigger = figure == null ? trigger : trigger.figure(figure);
        return metric.each() ? trigger.each() : trigger;
    }

    private MetricTrigger level(String property, TriggerProperties.Metric metric, MetricTrigger trigger) {
        applied.set(property);
        Double above = metric.above();
        Double below = metric.below();
        if (above != null && below == null) {
            applied.set(property + ".above");
            return trigger.above(above);
        }
        if (below != null && above == null) {
            applied.set(property + ".below");
            return trigger.below(below);
        }
        throw new IllegalArgumentException("It needs either above or below, with a number.");
    }

    /** The registries that are known by now; the same from one change of the properties to the next. */
    private record Known(BoundRegistries registries) implements Supplier<Collection<MeterRegistry>> {
        @Override
        public Collection<MeterRegistry> get() {
            return registries.all().stream().map(MeterRegistry.class::cast).toList();
        }
    }
}
