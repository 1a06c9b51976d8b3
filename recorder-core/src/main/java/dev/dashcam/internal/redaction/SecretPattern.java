/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One form that secrets have.
 *
 * @param hint what a text must have for the pattern to be worth looking for: a word of {@link SecretHints}
 * @param trait and one of {@link TextTraits}
 * @param pattern its first group is what must not leave
 */
record SecretPattern(int hint, int trait, Pattern pattern) {
    private static final String MASKED = "***";

    static SecretPattern with(int hint, int trait, String regex) {
        return new SecretPattern(hint, trait, Pattern.compile(regex));
    }

    boolean isWorthALook(int hints, int traits) {
        return (hints & hint) != 0 && (traits & trait) != 0;
    }

    String mask(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        do {
            masked.append(text, copied, matcher.start(1)).append(MASKED);
            copied = matcher.end(1);
        } while (matcher.find());
        return masked.append(text, copied, text.length()).toString();
    }
}
