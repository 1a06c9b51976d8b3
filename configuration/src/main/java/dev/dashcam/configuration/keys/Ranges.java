/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is allowed, in words: the same in a message and in the documentation. */
final class Ranges {
    static final String SHARE = "more than 0 and at most 1";

    private Ranges() {}

    static String of(Duration least, @Nullable Duration most) {
        return most == null ? Units.text(least) + " or more" : Units.text(least) + " to " + Units.text(most);
    }

    static String ofSizes(long least, long most) {
        return most == Long.MAX_VALUE ? Units.text(least) + " or more" : Units.text(least) + " to " + Units.text(most);
    }

    /** As it goes on after "a duration" or "a size". */
    static String inWords(String range) {
        return (range.endsWith("more") ? "of " : "from ") + range;
    }

    static String of(int least, int most) {
        return least + " to " + most;
    }

    static String of(double least, double most) {
        return Units.text(least) + " to " + Units.text(most);
    }

    static String of(Class<? extends Enum<?>> type) {
        StringBuilder words = new StringBuilder();
        for (Enum<?> constant : type.getEnumConstants()) {
            words.append(words.length() == 0 ? "" : ", ").append(word(constant));
        }
        return words.toString();
    }

    /** A constant as one writes it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
