/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.redaction.RedactionRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for what must not leave that the properties describe. */
final class ConfiguredRedaction {
    private final DashcamProperties.Redaction properties;
    private final AppliedProperty applied;

    ConfiguredRedaction(DashcamProperties.Redaction properties, AppliedProperty applied) {
        this.properties = properties;
        this.applied = applied;
    }

    /** Those that are enabled. One that is not is checked all the same, so that it can be enabled without a surprise. */
    List<RedactionRule> rules() {
        List<RedactionRule> rules = new ArrayList<>();
        for (int i = 0; i < properties.rules().size(); i++) {
            DashcamProperties.RedactionRule described = properties.rules().get(i);
            applied.set("dashcam.redaction.rules[" + i + "]");
            RedactionRule rule = rule(described);
            if (described.enabled()) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private static RedactionRule rule(DashcamProperties.RedactionRule described) {
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
