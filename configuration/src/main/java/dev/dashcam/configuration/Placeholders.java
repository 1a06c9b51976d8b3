/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts system properties and variables where a text says {@code ${NAME}}, or {@code ${NAME:otherwise}}. */
final class Placeholders {
    private static final String BEGIN = "${";

    private final UnaryOperator<@Nullable String> values;
    private @Nullable String missing;

    Placeholders(UnaryOperator<@Nullable String> values) {
        this.values = values;
    }

    /** The text with them filled; one without a value is left as it is, and {@link #missing} then. */
    String filled(String text) {
        missing = null;
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, from)) {
            int end = text.indexOf('}', begin);
            if (end < 0) {
                break;
            }
            filled.append(text, from, begin);
            filled.append(value(text.substring(begin + BEGIN.length(), end)));
            from = end + 1;
        }
        return filled.append(text, from, text.length()).toString();
    }

    /** The name of the last one without a value, null when all had one. */
    @Nullable
    String missing() {
        return missing;
    }

    private String value(String placeholder) {
        int colon = placeholder.indexOf(':');
        String name = colon < 0 ? placeholder : placeholder.substring(0, colon);
        String value = values.apply(name);
        if (value != null) {
            return value;
        }
        if (colon >= 0) {
            return placeholder.substring(colon + 1);
        }
        missing = name;
        return BEGIN + name + "}";
    }
}
