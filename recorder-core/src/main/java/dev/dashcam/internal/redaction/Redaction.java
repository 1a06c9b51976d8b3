/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

import dev.dashcam.redaction.RedactionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The rules of one recorder. Safe for all threads. */
public final class Redaction {
    private final List<String> names = new ArrayList<>();
    private final List<RuleMask> masks = new ArrayList<>();
    private final Map<String, String> attributes = new TreeMap<>();
    private final Failures failures = new Failures();

    /** These rules, in this order, and after them the patterns that always hold. */
    public Redaction(List<RedactionRule> rules) {
        for (RedactionRule rule : rules) {
            names.add(rule.name());
            Pattern match = rule.match();
            String attribute = rule.attribute();
            if (match != null) {
                masks.add(new RuleMask(rule.name(), match, rule.replacement()));
            } else if (attribute != null) {
                attributes.putIfAbsent(attribute.toLowerCase(Locale.ROOT), rule.replacement());
            }
        }
    }

    /** What redacts one recording, or one piece of it that a thread of its own writes. */
    public Redactor begin() {
        return new Redactor(masks, attributes, failures);
    }

    /** One text by itself, such as a line for people. */
    public String redacted(String text) {
        return begin().mask(text);
    }

    /** The rules' names in their order. */
    public List<String> ruleNames() {
        return List.copyOf(names);
    }

    /** What has failed so far, a clause for each rule. */
    public List<String> problems() {
        return failures.words();
    }
}
