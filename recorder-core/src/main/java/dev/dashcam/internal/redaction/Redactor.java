/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

import dev.dashcam.redaction.RedactionRule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of one recording what must not leave. Never throws: where a rule fails, the whole text goes. What rules make of a text
 * is remembered for the next time, up to some hundred kilobytes. For one thread.
 */
public final class Redactor implements StringMask {
    private static final int MOST_KNOWN_CHARACTERS = 1 << 19;

    private final List<RuleMask> rules;
    private final Map<String, String> attributes;
    private final Failures ofRecorder;
    private final Failures own = new Failures();
    private final StringMask secrets = new SecretPatterns();
    private final LooksLeft looksLeft = new LooksLeft();
    private final Map<String, String> known = new HashMap<>();
    private int knownCharacters;

    Redactor(List<RuleMask> rules, Map<String, String> attributes, Failures ofRecorder) {
        this.rules = rules;
        this.attributes = attributes;
        this.ofRecorder = ofRecorder;
    }

    @Override
    public String mask(String text) {
        if (rules.isEmpty()) {
            return withoutSecrets(text);
        }
        String before = known.get(text);
        if (before != null) {
            return before;
        }
        String masked = withoutSecrets(ruled(text));
        if (knownCharacters + text.length() <= MOST_KNOWN_CHARACTERS) {
            knownCharacters += text.length();
            known.put(text, masked);
        }
        return masked;
    }

    /** Whether the text of these bytes in UTF-8 may change: a quick look, which most texts do not come further than. */
    public boolean mayChange(byte[] text, int from, int count) {
        return !rules.isEmpty() || SecretHints.in(text, from, count) != 0;
    }

    /** What is shown of a text because of what it is called, null when that says nothing. */
    public @Nullable String hiddenText(String name) {
        String replacement = hiddenTruth(name);
        return replacement == null && SecretNames.hidesText(name) ? RedactionRule.MASKED : replacement;
    }

    /** What is shown of a number because of what it is called, null when that says nothing. */
    public @Nullable String hiddenNumber(String name) {
        String replacement = hiddenTruth(name);
        return replacement == null && SecretNames.hidesNumber(name) ? RedactionRule.MASKED : replacement;
    }

    /** What is shown of a truth value because of what it is called, null when that says nothing. */
    public @Nullable String hiddenTruth(String name) {
        return attributes.isEmpty() ? null : attributes.get(name.toLowerCase(Locale.ROOT));
    }

    /** What is shown of a value, be it for its name or for what it says: a text, a number or a truth value. */
    public Object shown(String name, Object value) {
        if (value instanceof Boolean) {
            return Objects.requireNonNullElse(hiddenTruth(name), value);
        }
        if (value instanceof Number) {
            return Objects.requireNonNullElse(hiddenNumber(name), value);
        }
        return shown(name, value.toString());
    }

    /** The same of a text. */
    public String shown(String name, String text) {
        String hidden = hiddenText(name);
        return hidden == null ? mask(text) : hidden;
    }

    /** Which rules have failed, a clause, null when none has. */
    public @Nullable String problem() {
        List<String> words = own.words();
        return words.isEmpty() ? null : String.join("; ", words);
    }

    /** Lets rules take as long as at the begin again: for a recording that goes on and on. */
    public void goOn() {
        looksLeft.refill();
    }

    private String ruled(String text) {
        String masked = text;
        for (RuleMask rule : rules) {
            try {
                masked = rule.mask(masked, looksLeft);
            } catch (FailedRuleException failed) {
                return removed(failed);
            }
        }
        return masked;
    }

    private String withoutSecrets(String text) {
        try {
            return secrets.mask(text);
        } catch (RuntimeException | StackOverflowError failed) {
            return removed(new FailedRuleException(
                    "for secrets", "fails with " + failed.getClass().getSimpleName()));
        }
    }

    private String removed(FailedRuleException failed) {
        own.add(failed);
        ofRecorder.add(failed);
        return RedactionRule.REMOVED;
    }
}
