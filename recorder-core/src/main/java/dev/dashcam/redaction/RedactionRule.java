/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.redaction;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What must not leave a service, and what is shown instead: either what a pattern finds in any text, or the whole value of an
 * attribute. Rules are applied in their order, each to what the one before has left, and after them what looks like a password, a
 * token or a key is masked as always. Immutable.
 *
 * <p>A rule is applied when a recording is written, on a thread of the recorder's. Where that fails, as for a pattern that would
 * take too long, the whole text is replaced by {@value #REMOVED}, and the recording and the status say so.
 *
 * @param name what it is called in the status and in messages: 1 to 64 letters, digits, dots, dashes and underscores
 * @param match what is looked for in texts, null for an attribute's rule
 * @param attribute the attribute whose value is replaced, in upper or lower case, null for a pattern's rule
 * @param replacement what is shown instead; of a pattern's rule as in {@link java.util.regex.Matcher#replaceAll(String)}, where
 *     {@code $1} is what the first group found
 */
public record RedactionRule(
        String name, @Nullable Pattern match, @Nullable String attribute, String replacement) {
    /** What is shown where a rule has failed. */
    public static final String REMOVED = "[removed: redaction failed]";

    /** What is shown instead of a value where nothing else was said. */
    public static final String MASKED = "***";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Checks that it is one of the two kinds, and that the name can be shown. */
    public RedactionRule {
        Objects.requireNonNull(replacement, "replacement");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a rule's name must have 1 to 64 letters, digits, dots, dashes and underscores: " + name);
        }
        if ((match == null) == (attribute == null)) {
            throw new IllegalArgumentException("rule " + name + " must have either a pattern or an attribute");
        }
        if (attribute != null && attribute.isBlank()) {
            throw new IllegalArgumentException("rule " + name + " names no attribute");
        }
        if (match != null && match.matcher("").find()) {
            throw new IllegalArgumentException(
                    "rule " + name + ": the pattern " + match + " finds the empty text, so it would match everywhere");
        }
    }

    /** A rule that replaces what a regular expression finds by {@value #MASKED}. */
    public static RedactionRule matching(String name, String regex) {
        return matching(name, regex, MASKED);
    }

    /**
     * A rule that replaces what a regular expression finds.
     *
     * @param regex as {@link Pattern} takes it
     * @param replacement what is shown instead; {@code $1} is what the first group found, {@code \$} a dollar sign
     * @throws IllegalArgumentException when the expression or the replacement is none; the message names the rule, and where the
     *     mistake is
     */
    public static RedactionRule matching(String name, String regex, String replacement) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException mistake) {
            String where = mistake.getIndex() < 0 ? "" : " at position " + mistake.getIndex();
            throw new IllegalArgumentException(
                    "rule " + name + ": the pattern " + regex + " is none: " + mistake.getDescription() + where,
                    mistake);
        }
        try {
            // Finds the empty text, and has the same groups.
            String unused = Pattern.compile("|" + regex).matcher("").replaceFirst(replacement);
        } catch (IllegalArgumentException | IndexOutOfBoundsException mistake) {
            throw new IllegalArgumentException(
                    "rule " + name + ": the replacement " + replacement + " is none: " + mistake.getMessage()
                            + "; $1 is the first group, \\$ a dollar sign",
                    mistake);
        }
        return new RedactionRule(name, pattern, null, replacement);
    }

    /** A rule that replaces the whole value of an attribute by {@value #MASKED}, whatever its type. */
    public static RedactionRule attribute(String name, String attribute) {
        return attribute(name, attribute, MASKED);
    }

    /**
     * A rule that replaces the whole value of an attribute, whatever its type.
     *
     * @param replacement what is shown instead, as it is
     */
    public static RedactionRule attribute(String name, String attribute, String replacement) {
        return new RedactionRule(name, null, attribute, replacement);
    }
}
