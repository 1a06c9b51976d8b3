/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.applied;

import dev.dashcam.configuration.settings.RuleSettings;
import dev.dashcam.triggers.metric.MeterFigure;
import dev.dashcam.triggers.metric.MetricTrigger;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A trigger that looks at a meter. Loaded only where there is Micrometer. */
final class AppliedMetric {
    private AppliedMetric() {}

    static MetricTrigger trigger(
            String name,
            RuleSettings.Metric metric,
            @Nullable Supplier<Collection<MeterRegistry>> registries,
            AppliedProperty applied) {
        String property = "dashcam.triggers.metrics." + name;
        applied.set("dashcam.triggers.metrics");
        if (registries == null) {
            throw new IllegalArgumentException(
                    "There is no Micrometer, whose meters they are about; add micrometer-core, or spring-boot-starter-actuator.");
        }
        applied.set(property + ".meter");
        String meter = metric.meter();
        MetricTrigger trigger = MetricTrigger.of(name, meter == null ? "" : meter, registries);
        for (Map.Entry<String, String> tag : metric.tags().entrySet()) {
            trigger = trigger.tag(tag.getKey(), tag.getValue());
        }
        trigger = level(property, metric, trigger, applied);
        applied.set(property + ".lasting");
        trigger = trigger.lasting(metric.lasting());
        MeterFigure figure = metric.figure();
        trigger = figure == null ? trigger : trigger.figure(figure);
        return metric.each() ? trigger.each() : trigger;
    }

    private static MetricTrigger level(
            String property, RuleSettings.Metric metric, MetricTrigger trigger, AppliedProperty applied) {
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
}
