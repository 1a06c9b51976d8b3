/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.applied;

import dev.dashcam.configuration.keys.Unfilled;
import dev.dashcam.configuration.settings.RuleSettings;
import dev.dashcam.configuration.settings.TriggersSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is off on this machine, since a placeholder in one of its properties has no value here: the sink or the trigger that the property
 * is of. Where it is of what protects people's data, the recorder is: nobody knows what it may write. All other properties have their
 * defaults.
 */
public final class PartsOff {
    private static final String SINKS = "dashcam.sinks.";
    private static final String TRIGGERS = "dashcam.triggers.";
    private static final List<String> PROTECTING = List.of("dashcam.redaction.", "dashcam.encryption.");
    /** Below these each rule has a name of the user's. */
    private static final List<String> RULES = List.of("logs", "exceptions", "metrics", "named", "all-of");

    private final Set<String> sinks = new LinkedHashSet<>();
    private final Set<String> triggers = new LinkedHashSet<>();
    private final List<String> lines = new ArrayList<>();
    private @Nullable String whyAll;

    private PartsOff() {}

    /** What is off where these properties have no value. */
    public static PartsOff of(List<Unfilled> unfilled, TriggersSettings settings) {
        PartsOff off = new PartsOff();
        for (Unfilled each : unfilled) {
            off.add(each);
        }
        if (!off.triggers.isEmpty()) {
            off.addRulesOf(settings);
        }
        return off;
    }

    /** One line for each property, for people. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Why there can be no recorder, null when there can. */
    public @Nullable String whyAll() {
        return whyAll;
    }

    /** Whether nothing may be said of what must not leave. */
    boolean isAll() {
        return whyAll != null;
    }

    boolean isSink(String name) {
        return sinks.contains(name);
    }

    boolean isTrigger(String name) {
        return triggers.contains(name);
    }

    private void add(Unfilled unfilled) {
        String key = unfilled.key();
        if (key.startsWith(SINKS)) {
            String sink = part(key, SINKS.length());
            sinks.add(sink);
            lines.add("The sink " + sink + " is off: " + unfilled.words());
        } else if (key.startsWith(TRIGGERS)) {
            String trigger = trigger(key);
            triggers.add(trigger);
            lines.add("The trigger " + trigger + " is off: " + unfilled.words());
        } else if (isProtecting(key)) {
            String why = unfilled.words() + " Without it snapshots might show what they must not.";
            whyAll = whyAll == null ? why : whyAll + " " + why;
        } else {
            lines.add(key + " counts as not set: " + unfilled.words());
        }
    }

    /** A rule of several cannot see all of them where one is off. */
    private void addRulesOf(TriggersSettings settings) {
        for (Map.Entry<String, RuleSettings.AllOf> rule : settings.allOf().entrySet()) {
            for (String part : rule.getValue().of()) {
                if (triggers.contains(part) && triggers.add(rule.getKey())) {
                    lines.add("The trigger " + rule.getKey() + " is off, since " + part + " is.");
                }
            }
        }
    }

    private static boolean isProtecting(String key) {
        for (String group : PROTECTING) {
            if (key.startsWith(group)) {
                return true;
            }
        }
        return false;
    }

    private static String trigger(String key) {
        String kind = part(key, TRIGGERS.length());
        return RULES.contains(kind) ? part(key, TRIGGERS.length() + kind.length() + 1) : kind;
    }

    /** The name that begins there. */
    private static String part(String key, int begin) {
        int end = key.indexOf('.', begin);
        return end < 0 ? key.substring(begin) : key.substring(begin, end);
    }
}
