/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.settings;

import dev.dashcam.configuration.keys.Keys;
import dev.dashcam.log.LogLevel;
import dev.dashcam.triggers.metric.MeterFigure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules of which there can be any number. */
public final class RuleSettings {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private RuleSettings() {}

    /** A threshold for some requests. */
    public record Route(@Nullable String route, @Nullable Duration threshold, boolean enabled) {
        static List<Route> readAll(Keys keys, Duration least) {
            List<Route> routes = new ArrayList<>();
            for (Keys route : keys.items(
                    "routes", Route.class, "Thresholds of their own; the first route that matches counts.")) {
                routes.add(new Route(
                        route.textOrNone(
                                "route",
                                "",
                                "Which requests, written as in @RequestMapping: /checkout/** or GET /reports/{id}."),
                        route.durationOrNone(
                                "threshold", least, DAY, "the general one", "Threshold of these requests."),
                        route.flag("enabled", true, "Whether these requests are looked at.")));
            }
            return routes;
        }
    }

    /** Lines in the application's log, where it logs with Logback. */
    public record Log(
            boolean enabled,
            LogLevel level,
            @Nullable String logger,
            @Nullable String matching,
            int count,
            Duration window) {
        static Map<String, Log> readAll(Keys keys) {
            Map<String, Log> rules = new LinkedHashMap<>();
            Map<String, Keys> byName = keys.itemsByName(
                    "logs", Log.class, "Lines in the application's log, each rule by a name of your own.");
            for (Map.Entry<String, Keys> rule : byName.entrySet()) {
                rules.put(rule.getKey(), read(rule.getValue()));
            }
            return rules;
        }

        private static Log read(Keys keys) {
            return new Log(
                    keys.flag("enabled", true, "Whether such lines are captured."),
                    keys.choice(
                            "level",
                            LogLevel.ERROR,
                            "Lines of this level and above; no lower than dashcam.logs.level."),
                    keys.textOrNone("logger", "all", "Lines of this logger and those below it."),
                    keys.textOrNone(
                            "matching",
                            "any",
                            "Lines in whose text this regular expression is found. Without dashcam.logs.arguments the text is the"
                                    + " pattern that code logs."),
                    keys.number("count", 1, 1, 1_000_000, "How many of them there must be in the window."),
                    keys.duration(
                            "window", Duration.ofMinutes(1), SECOND, HOUR, "In which time there must be so many."));
        }
    }

    /** Exceptions of a type from a place that is new. */
    public record Throwing(
            boolean enabled, String type, @Nullable String message, int after) {
        static Map<String, Throwing> readAll(Keys keys) {
            Map<String, Throwing> rules = new LinkedHashMap<>();
            Map<String, Keys> byName = keys.itemsByName(
                    "exceptions",
                    Throwing.class,
                    "Exceptions of a type from a place that is new, by the name of the trigger.");
            for (Map.Entry<String, Keys> rule : byName.entrySet()) {
                rules.put(rule.getKey(), read(rule.getValue()));
            }
            return rules;
        }

        private static Throwing read(Keys keys) {
            return new Throwing(
                    keys.flag("enabled", true, "Whether they are captured."),
                    keys.text("type", ".*", "Regular expression for the whole name of the class."),
                    keys.textOrNone("message", "any", "Regular expression to be found in the message."),
                    keys.number("after", 1, 1, 64, "With which one of the same type and place it is captured."));
        }
    }

    /** A meter of Micrometer's that crosses a threshold. One that does not exist yet is waited for. */
    public record Metric(
            boolean enabled,
            @Nullable String meter,
            Map<String, String> tags,
            @Nullable Double above,
            @Nullable Double below,
            Duration lasting,
            @Nullable MeterFigure figure,
            boolean each) {
        static Map<String, Metric> readAll(Keys keys) {
            Map<String, Metric> rules = new LinkedHashMap<>();
            Map<String, Keys> byName = keys.itemsByName(
                    "metrics",
                    Metric.class,
                    "Meters of Micrometer's that cross a threshold, by the name of the trigger. In plain Java those of its global"
                            + " registry.");
            for (Map.Entry<String, Keys> rule : byName.entrySet()) {
                rules.put(rule.getKey(), read(rule.getValue()));
            }
            return rules;
        }

        private static Metric read(Keys keys) {
            return new Metric(
                    keys.flag("enabled", true, "Whether that is captured."),
                    keys.textOrNone("meter", "", "Name of the meter, such as hikaricp.connections.pending."),
                    keys.textsByName("tags", "Tags that the meter must have; those that have them all are added up."),
                    keys.decimalOrNone("above", "What it must be above, in its own unit; of a timer in seconds."),
                    keys.decimalOrNone(
                            "below",
                            "What it must be below, in its own unit; of a timer in seconds. Instead of above."),
                    keys.duration(
                            "lasting", Duration.ofSeconds(10), Duration.ZERO, DAY, "For how long without a break."),
                    keys.choiceOrNone(
                            "figure",
                            MeterFigure.class,
                            "value of gauges, rate of counters, max of timers",
                            "What of the meter: its value, its rate a second, its mean or its max."),
                    keys.flag(
                            "each",
                            false,
                            "Whether meters that differ in other tags are looked at one by one instead of being added up."));
        }
    }

    /** A trigger that code calls by name. */
    public record Named(boolean enabled, @Nullable Duration cooldown) {
        static Map<String, Named> readAll(Keys keys) {
            Map<String, Named> rules = new LinkedHashMap<>();
            Map<String, Keys> byName = keys.itemsByName(
                    "named", Named.class, "Triggers that code calls by name, with recorder.trigger(name).");
            for (Map.Entry<String, Keys> rule : byName.entrySet()) {
                Keys own = rule.getValue();
                rules.put(
                        rule.getKey(),
                        new Named(
                                own.flag("enabled", true, "Whether calls of this trigger can capture."),
                                own.durationOrNone(
                                        "cooldown",
                                        Duration.ZERO,
                                        DAY,
                                        "dashcam.limits.cooldown",
                                        "How long the trigger rests after a snapshot.")));
            }
            return rules;
        }
    }

    /** Several rules that must all see something at about the same time. */
    public record AllOf(boolean enabled, List<String> of, Duration within) {
        static Map<String, AllOf> readAll(Keys keys) {
            Map<String, AllOf> rules = new LinkedHashMap<>();
            Map<String, Keys> byName = keys.itemsByName(
                    "all-of",
                    AllOf.class,
                    "Several rules that must all see something at about the same time, by the name of the trigger.");
            for (Map.Entry<String, Keys> rule : byName.entrySet()) {
                Keys own = rule.getValue();
                rules.put(
                        rule.getKey(),
                        new AllOf(
                                own.flag("enabled", true, "Whether that is captured."),
                                own.texts(
                                        "of",
                                        "Two or more of latency, stuck, error-rate, error-count, latency-percentile, deadlock, gc-pause,"
                                                + " heap, server-busy, and names of rules under logs, exceptions and metrics. They are as"
                                                + " their own properties say; enabled=false there has them ask only together."),
                                own.duration(
                                        "within",
                                        Duration.ofMinutes(1),
                                        SECOND,
                                        DAY,
                                        "Within which time all of them must have seen something.")));
            }
            return rules;
        }
    }
}
