/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.latency.LatencyTrigger;
import dev.dashcam.triggers.named.NamedTrigger;
import dev.dashcam.triggers.stuck.StuckTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The triggers that the properties describe. */
final class ConfiguredTriggers {
    private final DashcamProperties.Triggers properties;
    private final List<Trigger> triggers = new ArrayList<>();

    ConfiguredTriggers(DashcamProperties.Triggers properties) {
        this.properties = properties;
    }

    List<Trigger> all() {
        latency(properties.latency());
        stuck(properties.stuck());
        properties.named().forEach(this::named);
        return triggers;
    }

    private void latency(DashcamProperties.Latency latency) {
        if (!latency.enabled()) {
            return;
        }
        LatencyTrigger[] trigger = new LatencyTrigger[1];
        Recorders.checked(
                "dashcam.triggers.latency.threshold", () -> trigger[0] = Triggers.latency(latency.threshold()));
        routes("latency", latency.routes(), (pattern, route) -> {
            Duration threshold = Objects.requireNonNullElse(route.threshold(), latency.threshold());
            trigger[0] = route.enabled() ? trigger[0].route(pattern, threshold) : trigger[0].ignoring(pattern);
        });
        triggers.add(trigger[0]);
    }

    private void stuck(DashcamProperties.Stuck stuck) {
        if (!stuck.enabled()) {
            return;
        }
        StuckTrigger[] trigger = new StuckTrigger[1];
        Recorders.checked("dashcam.triggers.stuck.threshold", () -> trigger[0] = Triggers.stuck(stuck.threshold()));
        routes("stuck", stuck.routes(), (pattern, route) -> {
            Duration threshold = Objects.requireNonNullElse(route.threshold(), stuck.threshold());
            trigger[0] = route.enabled() ? trigger[0].route(pattern, threshold) : trigger[0].ignoring(pattern);
        });
        triggers.add(trigger[0]);
    }

    private void named(String name, DashcamProperties.Named named) {
        String property = "dashcam.triggers.named." + name;
        Recorders.checked(property, () -> {
            NamedTrigger trigger = Triggers.named(name).enabled(named.enabled());
            triggers.add(named.cooldown() == null ? trigger : trigger.cooldown(named.cooldown()));
        });
    }

    private static void routes(String kind, List<DashcamProperties.Route> routes, RouteTaker taker) {
        for (int i = 0; i < routes.size(); i++) {
            DashcamProperties.Route route = routes.get(i);
            String property = "dashcam.triggers." + kind + ".routes[" + i + "]";
            String pattern = route.route();
            if (pattern == null || pattern.isBlank()) {
                throw new DashcamMistakeException(
                        property, "It has no route; write one as in @RequestMapping, such as /checkout/**.");
            }
            Recorders.checked(property, () -> taker.take(pattern, route));
        }
    }

    @FunctionalInterface
    private interface RouteTaker {
        void take(String pattern, DashcamProperties.Route route);
    }
}
