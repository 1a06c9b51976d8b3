/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.errorrate.ErrorRateTrigger;
import dev.dashcam.triggers.latency.LatencyTrigger;
import dev.dashcam.triggers.named.NamedTrigger;
import dev.dashcam.triggers.stuck.StuckTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The triggers that the properties describe. */
final class ConfiguredTriggers {
    private final DashcamProperties.Triggers properties;
    private final AppliedProperty applied;

    ConfiguredTriggers(DashcamProperties.Triggers properties, AppliedProperty applied) {
        this.properties = properties;
        this.applied = applied;
    }

    List<Trigger> all() {
        List<Trigger> triggers = new ArrayList<>();
        if (properties.latency().enabled()) {
            triggers.add(latency(properties.latency()));
        }
        if (properties.stuck().enabled()) {
            triggers.add(stuck(properties.stuck()));
        }
        if (properties.errorRate().enabled()) {
            triggers.add(errorRate(properties.errorRate()));
        }
        if (properties.deadlock().enabled()) {
            triggers.add(Triggers.deadlock());
        }
        for (Map.Entry<String, DashcamProperties.Named> named :
                properties.named().entrySet()) {
            triggers.add(named(named.getKey(), named.getValue()));
        }
        return triggers;
    }

    private Trigger latency(DashcamProperties.Latency latency) {
        applied.set("dashcam.triggers.latency.threshold");
        LatencyTrigger trigger = Triggers.latency(latency.threshold());
        for (int i = 0; i < latency.routes().size(); i++) {
            DashcamProperties.Route route = latency.routes().get(i);
            String pattern = pattern("dashcam.triggers.latency.routes[" + i + "]", route);
            Duration threshold = Objects.requireNonNullElse(route.threshold(), latency.threshold());
            trigger = route.enabled() ? trigger.route(pattern, threshold) : trigger.ignoring(pattern);
        }
        return trigger;
    }

    private Trigger stuck(DashcamProperties.Stuck stuck) {
        applied.set("dashcam.triggers.stuck.threshold");
        StuckTrigger trigger = Triggers.stuck(stuck.threshold());
        for (int i = 0; i < stuck.routes().size(); i++) {
            DashcamProperties.Route route = stuck.routes().get(i);
            String pattern = pattern("dashcam.triggers.stuck.routes[" + i + "]", route);
            Duration threshold = Objects.requireNonNullElse(route.threshold(), stuck.threshold());
            trigger = route.enabled() ? trigger.route(pattern, threshold) : trigger.ignoring(pattern);
        }
        return trigger;
    }

    private Trigger errorRate(DashcamProperties.ErrorRate errorRate) {
        applied.set("dashcam.triggers.error-rate.ratio");
        ErrorRateTrigger trigger = Triggers.errorRate(errorRate.ratio());
        applied.set("dashcam.triggers.error-rate.window");
        trigger = trigger.window(errorRate.window());
        applied.set("dashcam.triggers.error-rate.min-requests");
        trigger = trigger.minRequests(errorRate.minRequests());
        applied.set("dashcam.triggers.error-rate.ignore-statuses");
        int[] ignored = new int[errorRate.ignoreStatuses().size()];
        for (int i = 0; i < ignored.length; i++) {
            ignored[i] = errorRate.ignoreStatuses().get(i);
        }
        return trigger.ignoringStatuses(ignored);
    }

    private Trigger named(String name, DashcamProperties.Named named) {
        applied.set("dashcam.triggers.named." + name);
        NamedTrigger trigger = Triggers.named(name).enabled(named.enabled());
        return named.cooldown() == null ? trigger : trigger.cooldown(named.cooldown());
    }

    private String pattern(String property, DashcamProperties.Route route) {
        applied.set(property);
        String pattern = route.route();
        if (pattern == null || pattern.isBlank()) {
            throw new IllegalArgumentException(
                    "It has no route; write one as in @RequestMapping, such as /checkout/**.");
        }
        return pattern;
    }
}
