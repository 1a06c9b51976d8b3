/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.errorcount.ErrorCountTrigger;
import dev.dashcam.triggers.errorrate.ErrorRateTrigger;
import dev.dashcam.triggers.exception.ExceptionTrigger;
import dev.dashcam.triggers.latency.LatencyTrigger;
import dev.dashcam.triggers.log.LogTrigger;
import dev.dashcam.triggers.named.NamedTrigger;
import dev.dashcam.triggers.percentile.PercentileTrigger;
import dev.dashcam.triggers.serverbusy.ServerThreads;
import dev.dashcam.triggers.stuck.StuckTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.ClassUtils;

/** The triggers that the properties describe. */
final class ConfiguredTriggers {
    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    private final TriggerProperties properties;
    private final Watched watched;
    private final AppliedProperty applied;

    ConfiguredTriggers(TriggerProperties properties, Watched watched, AppliedProperty applied) {
        this.properties = properties;
        this.watched = watched;
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
        addOfJvm(triggers);
        addOfMoments(triggers);
        properties.logs().forEach((name, rule) -> {
            if (rule.enabled()) {
                triggers.add(log(name, rule));
            }
        });
        if (properties.errorCount().enabled()) {
            triggers.add(errorCount(properties.errorCount()));
        }
        if (properties.latencyPercentile().enabled()) {
            triggers.add(latencyPercentile(properties.latencyPercentile()));
        }
        properties.exceptions().forEach((name, rule) -> {
            if (rule.enabled()) {
                triggers.add(exception(name, rule));
            }
        });
        if (properties.serverBusy().enabled()) {
            serverBusy(properties.serverBusy(), triggers);
        }
        if (!properties.metrics().isEmpty()) {
            triggers.addAll(metrics());
        }
        for (Map.Entry<String, TriggerProperties.Named> named :
                properties.named().entrySet()) {
            triggers.add(named(named.getKey(), named.getValue()));
        }
        return triggers;
    }

    private void addOfJvm(List<Trigger> triggers) {
        if (properties.gcPause().enabled()) {
            applied.set("dashcam.triggers.gc-pause.threshold");
            triggers.add(Triggers.gcPause(properties.gcPause().threshold()));
        }
        if (properties.heap().enabled()) {
            applied.set("dashcam.triggers.heap.ratio");
            triggers.add(Triggers.heap(properties.heap().ratio()));
        }
        if (properties.outOfMemory().enabled()) {
            triggers.add(Triggers.outOfMemory());
        }
        if (properties.uncaught().enabled()) {
            triggers.add(Triggers.uncaught());
        }
    }

    private void addOfMoments(List<Trigger> triggers) {
        if (properties.schedule().enabled()) {
            applied.set("dashcam.triggers.schedule.every");
            triggers.add(Triggers.schedule(properties.schedule().every()));
        }
        if (properties.startup().enabled()) {
            applied.set("dashcam.triggers.startup.threshold");
            triggers.add(Triggers.startup(properties.startup().threshold()));
        }
        if (properties.shutdown().enabled()) {
            triggers.add(Triggers.shutdown());
        }
    }

    private Trigger latency(TriggerProperties.Latency latency) {
        applied.set("dashcam.triggers.latency.threshold");
        LatencyTrigger trigger = Triggers.latency(latency.threshold());
        for (int i = 0; i < latency.routes().size(); i++) {
            TriggerProperties.Route route = latency.routes().get(i);
            String pattern = pattern("dashcam.triggers.latency.routes[" + i + "]", route);
            Duration threshold = Objects.requireNonNullElse(route.threshold(), latency.threshold());
            trigger = route.enabled() ? trigger.route(pattern, threshold) : trigger.ignoring(pattern);
        }
        return trigger;
    }

    private Trigger stuck(TriggerProperties.Stuck stuck) {
        applied.set("dashcam.triggers.stuck.threshold");
        StuckTrigger trigger = Triggers.stuck(stuck.threshold());
        for (int i = 0; i < stuck.routes().size(); i++) {
            TriggerProperties.Route route = stuck.routes().get(i);
            String pattern = pattern("dashcam.triggers.stuck.routes[" + i + "]", route);
            Duration threshold = Objects.requireNonNullElse(route.threshold(), stuck.threshold());
            trigger = route.enabled() ? trigger.route(pattern, threshold) : trigger.ignoring(pattern);
        }
        return trigger;
    }

    private Trigger errorRate(TriggerProperties.ErrorRate errorRate) {
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

    private Trigger log(String name, TriggerProperties.LogRule rule) {
        String property = "dashcam.triggers.logs." + name;
        applied.set(property);
        LogTrigger trigger = Triggers.log(name).level(rule.level());
        String logger = rule.logger();
        if (logger != null) {
            applied.set(property + ".logger");
            trigger = trigger.logger(logger);
        }
        String matching = rule.matching();
        if (matching != null) {
            applied.set(property + ".matching");
            trigger = trigger.matching(matching);
        }
        applied.set(property + ".count");
        return trigger.atLeast(rule.count(), rule.window());
    }

    private Trigger errorCount(TriggerProperties.ErrorCount errorCount) {
        applied.set("dashcam.triggers.error-count.count");
        ErrorCountTrigger trigger = Triggers.errorCount(errorCount.count());
        applied.set("dashcam.triggers.error-count.window");
        trigger = trigger.window(errorCount.window());
        applied.set("dashcam.triggers.error-count.statuses");
        return trigger.statuses(errorCount.statuses());
    }

    private Trigger latencyPercentile(TriggerProperties.LatencyPercentile percentile) {
        applied.set("dashcam.triggers.latency-percentile.threshold");
        PercentileTrigger trigger = Triggers.latencyPercentile(percentile.threshold());
        applied.set("dashcam.triggers.latency-percentile.percentile");
        trigger = trigger.percentile(percentile.percentile());
        applied.set("dashcam.triggers.latency-percentile.window");
        trigger = trigger.window(percentile.window());
        applied.set("dashcam.triggers.latency-percentile.min-requests");
        return trigger.minRequests(percentile.minRequests());
    }

    private Trigger exception(String name, TriggerProperties.ExceptionRule rule) {
        String property = "dashcam.triggers.exceptions." + name;
        applied.set(property + ".type");
        ExceptionTrigger trigger = Triggers.exception(name, rule.type()).packages(watched.packages());
        String message = rule.message();
        if (message != null) {
            applied.set(property + ".message");
            trigger = trigger.message(message);
        }
        applied.set(property + ".after");
        return trigger.after(rule.after());
    }

    private void serverBusy(TriggerProperties.ServerBusy serverBusy, List<Trigger> triggers) {
        ServerThreads server = watched.server();
        applied.set("dashcam.triggers.server-busy.lasting");
        // a mistake is one on every machine, also where there is no server
        Trigger trigger =
                Triggers.serverBusy(server == null ? () -> null : server).lasting(serverBusy.lasting());
        if (server != null) {
            triggers.add(trigger);
        }
    }

    private List<Trigger> metrics() {
        applied.set("dashcam.triggers.metrics");
        if (!ClassUtils.isPresent(MICROMETER, ConfiguredTriggers.class.getClassLoader())) {
            throw new IllegalArgumentException(
                    "There is no Micrometer, whose meters they are about; add spring-boot-starter-actuator.");
        }
        return new ConfiguredMetrics(watched.registries(), applied).all(properties.metrics());
    }

    private Trigger named(String name, TriggerProperties.Named named) {
        applied.set("dashcam.triggers.named." + name);
        NamedTrigger trigger = Triggers.named(name).enabled(named.enabled());
        return named.cooldown() == null ? trigger : trigger.cooldown(named.cooldown());
    }

    private String pattern(String property, TriggerProperties.Route route) {
        applied.set(property);
        String pattern = route.route();
        if (pattern == null || pattern.isBlank()) {
            throw new IllegalArgumentException(
                    "It has no route; write one as in @RequestMapping, such as /checkout/**.");
        }
        return pattern;
    }
}
