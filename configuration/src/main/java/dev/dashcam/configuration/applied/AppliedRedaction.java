/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.applied;

import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.configuration.settings.Settings;
import dev.dashcam.encryption.Recipient;
import dev.dashcam.redaction.RedactionRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds the rules for what must not leave, and for whom snapshots are encrypted, to a builder. */
final class AppliedRedaction {
    private final Settings settings;
    private final AppliedProperty applied;
    private final FlightRecorderBuilder builder;

    AppliedRedaction(Settings settings, AppliedProperty applied, FlightRecorderBuilder builder) {
        this.settings = settings;
        this.applied = applied;
        this.builder = builder;
    }

    /** Rules that are enabled. One that is not is checked all the same, so that it can be enabled without a surprise. */
    void add() {
        List<Settings.RedactionRule> rules = settings.redactionRules();
        for (int i = 0; i < rules.size(); i++) {
            applied.set("dashcam.redaction.rules[" + i + "]");
            try {
                RedactionRule rule = rule(rules.get(i));
                if (rules.get(i).enabled()) {
                    builder.redaction(rule);
                }
            } catch (IllegalArgumentException refused) {
                applied.refused(refused);
            }
        }
        List<String> recipients = settings.recipients();
        for (int i = 0; i < recipients.size(); i++) {
            applied.set("dashcam.encryption.recipients" + (recipients.size() == 1 ? "" : "[" + i + "]"));
            try {
                builder.encryption(new Recipient(recipients.get(i)));
            } catch (IllegalArgumentException refused) {
                applied.refused(refused);
            }
        }
    }

    private static RedactionRule rule(Settings.RedactionRule described) {
        String name = given(described.name());
        String match = given(described.match());
        String attribute = given(described.attribute());
        if (name == null) {
            throw new IllegalArgumentException("It has no name; give it one, which messages call it by.");
        }
        if (match != null && attribute != null) {
            throw new IllegalArgumentException(
                    "rule " + name + " has both match and attribute; make two rules of them.");
        }
        if (match != null) {
            return RedactionRule.matching(name, match, described.replace());
        }
        if (attribute != null) {
            return RedactionRule.attribute(name, attribute, described.replace());
        }
        throw new IllegalArgumentException("rule " + name
                + " says nothing to replace; give it match, a regular expression, or attribute, a name.");
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
