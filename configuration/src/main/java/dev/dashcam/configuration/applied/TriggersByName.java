/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.applied;

import dev.dashcam.configuration.settings.RuleSettings;
import dev.dashcam.configuration.settings.TriggersSettings;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.errorcount.ErrorCountTrigger;
import dev.dashcam.triggers.errorrate.ErrorRateTrigger;
import dev.dashcam.triggers.exception.ExceptionTrigger;
import dev.dashcam.triggers.latency.LatencyTrigger;
import dev.dashcam.triggers.log.LogTrigger;
import dev.dashcam.triggers.percentile.PercentileTrigger;
import dev.dashcam.triggers.serverbusy.ServerThreads;
import dev.dashcam.triggers.stuck.StuckTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes each trigger that the settings describe, by its name; as often as it is asked to. */
final class TriggersByName {
    private static final String TRIGGERS = "dashcam.triggers.";

    /** Those that listen to nothing outside, so that there may be two of them. */
    private static final List<String> PARTS = List.of(
            "latency",
            "stuck",
            "error-rate",
            "error-count",
            "latency-percentile",
            "deadlock",
            "gc-pause",
            "heap",
            "server-busy");

    private final TriggersSettings settings;
    private final Watched watched;
    private final AppliedProperty applied;

    TriggersByName(TriggersSettings settings, Watched watched, AppliedProperty applied) {
        this.settings = settings;
        this.watched = watched;
        this.applied = applied;
    }

    /** The names of those that ask by themselves, in the order of the status. */
    List<String> enabled() {
        List<String> names = new ArrayList<>();
        add(names, "latency", settings.latency().enabled());
        add(names, "stuck", settings.stuck().enabled());
        add(names, "error-rate", settings.errorRate().enabled());
        add(names, "deadlock", settings.deadlock());
        add(names, "gc-pause", settings.gcPause().enabled());
        add(names, "heap", settings.heap().enabled());
        add(names, "out-of-memory", settings.outOfMemory());
        add(names, "uncaught", settings.uncaught());
        add(
                names,
                "schedule",
                settings.schedule() != null && settings.schedule().enabled());
        add(names, "startup", settings.startup() != null && settings.startup().enabled());
        add(names, "shutdown", settings.shutdown());
        for (Map.Entry<String, RuleSettings.Log> rule : settings.logs().entrySet()) {
            add(names, rule.getKey(), rule.getValue().enabled());
        }
        add(
                names,
                "error-count",
                settings.errorCount() != null && settings.errorCount().enabled());
        add(
                names,
                "latency-percentile",
                settings.latencyPercentile() != null
                        && settings.latencyPercentile().enabled());
        for (Map.Entry<String, RuleSettings.Throwing> rule :
                settings.exceptions().entrySet()) {
            add(names, rule.getKey(), rule.getValue().enabled());
        }
        add(names, "server-busy", settings.serverBusy().enabled());
        for (Map.Entry<String, RuleSettings.Metric> rule : settings.metrics().entrySet()) {
            add(names, rule.getKey(), rule.getValue().enabled());
        }
        return names;
    }

    /** The names of those that can be a part of an all-of trigger. */
    List<String> parts() {
        List<String> names = new ArrayList<>(PARTS);
        names.addAll(settings.logs().keySet());
        names.addAll(settings.exceptions().keySet());
        names.addAll(settings.metrics().keySet());
        return names;
    }

    boolean isPart(String name) {
        return parts().contains(name);
    }

    /**
     * A new one.
     *
     * @return null where there is nothing in this application for it to look at
     * @throws IllegalArgumentException when the settings are refused; the applied property says which
     */
    @Nullable
    Trigger trigger(String name) {
        return switch (name) {
            case "latency" -> latency(settings.latency());
            case "stuck" -> stuck(settings.stuck());
            case "error-rate" -> errorRate(settings.errorRate());
            case "deadlock" -> Triggers.deadlock();
            case "gc-pause" -> {
                applied.set(TRIGGERS + "gc-pause.threshold");
                yield Triggers.gcPause(settings.gcPause().threshold());
            }
            case "heap" -> {
                applied.set(TRIGGERS + "heap.ratio");
                yield Triggers.heap(settings.heap().ratio());
            }
            case "out-of-memory" -> Triggers.outOfMemory();
            case "uncaught" -> Triggers.uncaught();
            case "schedule" -> {
                applied.set(TRIGGERS + "schedule.every");
                yield Triggers.schedule(
                        Objects.requireNonNull(settings.schedule()).every());
            }
            case "startup" -> {
                applied.set(TRIGGERS + "startup.threshold");
                yield Triggers.startup(
                        Objects.requireNonNull(settings.startup()).threshold());
            }
            case "shutdown" -> Triggers.shutdown();
            case "error-count" -> errorCount(Objects.requireNonNull(settings.errorCount()));
            case "latency-percentile" -> latencyPercentile(Objects.requireNonNull(settings.latencyPercentile()));
            case "server-busy" -> serverBusy(settings.serverBusy().lasting());
            default -> rule(name);
        };
    }

    private Trigger rule(String name) {
        RuleSettings.Log log = settings.logs().get(name);
        if (log != null) {
            return log(name, log);
        }
        RuleSettings.Throwing throwing = settings.exceptions().get(name);
        return throwing != null
                ? exception(name, throwing)
                : AppliedMetric.trigger(
                        name, Objects.requireNonNull(settings.metrics().get(name)), watched.registries(), applied);
    }

    private Trigger latency(TriggersSettings.RouteThresholds latency) {
        applied.set(TRIGGERS + "latency.threshold");
        LatencyTrigger trigger = Triggers.latency(latency.threshold());
        for (int i = 0; i < latency.routes().size(); i++) {
            RuleSettings.Route route = latency.routes().get(i);
            String pattern = pattern(TRIGGERS + "latency.routes[" + i + "]", route);
            Duration threshold = Objects.requireNonNullElse(route.threshold(), latency.threshold());
            trigger = route.enabled() ? trigger.route(pattern, threshold) : trigger.ignoring(pattern);
        }
        return trigger;
    }

    private Trigger stuck(TriggersSettings.RouteThresholds stuck) {
        applied.set(TRIGGERS + "stuck.threshold");
        StuckTrigger trigger = Triggers.stuck(stuck.threshold());
        for (int i = 0; i < stuck.routes().size(); i++) {
            RuleSettings.Route route = stuck.routes().get(i);
            String pattern = pattern(TRIGGERS + "stuck.routes[" + i + "]", route);
            Duration threshold = Objects.requireNonNullElse(route.threshold(), stuck.threshold());
            trigger = route.enabled() ? trigger.route(pattern, threshold) : trigger.ignoring(pattern);
        }
        return trigger;
    }

    private Trigger errorRate(TriggersSettings.ErrorRate errorRate) {
        applied.set(TRIGGERS + "error-rate.ratio");
        ErrorRateTrigger trigger = Triggers.errorRate(errorRate.ratio());
        applied.set(TRIGGERS + "error-rate.window");
        trigger = trigger.window(errorRate.window());
        applied.set(TRIGGERS + "error-rate.min-requests");
        trigger = trigger.minRequests(errorRate.minRequests());
        applied.set(TRIGGERS + "error-rate.ignore-statuses");
        int[] ignored = new int[errorRate.ignoreStatuses().size()];
        for (int i = 0; i < ignored.length; i++) {
            ignored[i] = errorRate.ignoreStatuses().get(i);
        }
        return trigger.ignoringStatuses(ignored);
    }

    private Trigger log(String name, RuleSettings.Log rule) {
        String property = TRIGGERS + "logs." + name;
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

    private Trigger errorCount(TriggersSettings.ErrorCount errorCount) {
        applied.set(TRIGGERS + "error-count.count");
        ErrorCountTrigger trigger = Triggers.errorCount(errorCount.count());
        applied.set(TRIGGERS + "error-count.window");
        trigger = trigger.window(errorCount.window());
        applied.set(TRIGGERS + "error-count.statuses");
        return trigger.statuses(errorCount.statuses());
    }

    private Trigger latencyPercentile(TriggersSettings.LatencyPercentile percentile) {
        applied.set(TRIGGERS + "latency-percentile.threshold");
        PercentileTrigger trigger = Triggers.latencyPercentile(percentile.threshold());
        applied.set(TRIGGERS + "latency-percentile.percentile");
        trigger = trigger.percentile(percentile.percentile());
        applied.set(TRIGGERS + "latency-percentile.window");
        trigger = trigger.window(percentile.window());
        applied.set(TRIGGERS + "latency-percentile.min-requests");
        return trigger.minRequests(percentile.minRequests());
    }

    private Trigger exception(String name, RuleSettings.Throwing rule) {
        String property = TRIGGERS + "exceptions." + name;
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

    private @Nullable Trigger serverBusy(Duration lasting) {
        ServerThreads server = watched.server();
        applied.set(TRIGGERS + "server-busy.lasting");
        return server == null ? null : Triggers.serverBusy(server).lasting(lasting);
    }

    private String pattern(String property, RuleSettings.Route route) {
        applied.set(property);
        String pattern = route.route();
        if (pattern == null || pattern.isBlank()) {
            throw new IllegalArgumentException(
                    "It has no route; write one as in @RequestMapping, such as /checkout/**.");
        }
        return pattern;
    }

    private static void add(List<String> names, String name, boolean isEnabled) {
        if (isEnabled) {
            names.add(name);
        }
    }
}
