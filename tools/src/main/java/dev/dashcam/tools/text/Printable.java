/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.text;

/**
 * Text from a recording made safe for a terminal. What a service logged may hold anything, also the sequences that steer a
 * terminal.
 */
public final class Printable {
    private Printable() {}

    /** The text on one line, every control character in its escaped form. */
    public static String of(String text) {
        int safe = 0;
        while (safe < text.length() && !needsEscape(text.charAt(safe))) {
            safe++;
        }
        if (safe == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, safe);
        for (int i = safe; i < text.length(); i++) {
            append(escaped, text.charAt(i));
        }
        return escaped.toString();
    }

    private static void append(StringBuilder to, char character) {
        switch (character) {
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> {
                if (needsEscape(character)) {
                    to.append(String.format("\\u%04x", (int) character));
                } else {
                    to.append(character);
                }
            }
        }
    }

    private static boolean needsEscape(char character) {
        // Direction overrides can make a line read as something else.
        return Character.isISOControl(character)
                || (character >= '\u202a' && character <= '\u202e')
                || (character >= '\u2066' && character <= '\u2069')
                || character == '\u2028'
                || character == '\u2029';
    }
}
