/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One form that secrets have.
 *
 * @param trait what a text must have for the pattern to be worth looking for
 * @param pattern its first group is what must not leave
 */
record SecretPattern(int trait, Pattern pattern) {
    private static final String MASKED = "***";

    static SecretPattern with(int trait, String regex) {
        return new SecretPattern(trait, Pattern.compile(regex));
    }

    String mask(String text, int traits) {
        if ((traits & trait) == 0) {
            return text;
        }
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
