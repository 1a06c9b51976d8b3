/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parts of a property's name: {@code a.b[0].c} has four. */
final class Name {
    private Name() {}

    /** Those between dots, and between brackets, which are kept around a number. */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= name.length(); i++) {
            char letter = i == name.length() ? '.' : name.charAt(i);
            if (letter == '[') {
                add(parts, name.substring(begin, i));
                int end = name.indexOf(']', i);
                if (end < 0) {
                    end = name.length() - 1;
                }
                String inside = name.substring(i + 1, Math.max(i + 1, end));
                parts.add(isNumber(inside) ? "[" + inside + "]" : inside);
                i = end;
                begin = end + 1;
            } else if (letter == '.') {
                add(parts, name.substring(begin, i));
                begin = i + 1;
            }
        }
        return parts;
    }

    /** Whether a part is a number in brackets. */
    static boolean isIndex(String part) {
        return part.startsWith("[") && part.endsWith("]");
    }

    static boolean isNumber(String text) {
        boolean isNumber = !text.isEmpty() && text.length() < 6;
        for (int i = 0; i < text.length(); i++) {
            isNumber &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return isNumber;
    }

    /** However it is written: {@code maxSize}, {@code max-size} and {@code MAX_SIZE} are one. */
    static String uniform(String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        return lower.indexOf('-') < 0 && lower.indexOf('_') < 0
                ? lower
                : lower.replace("-", "").replace("_", "");
    }

    /** Only its letters, for telling how much two names differ. */
    static String letters(String name) {
        StringBuilder letters = new StringBuilder();
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) >= 'a' && lower.charAt(i) <= 'z') {
                letters.append(lower.charAt(i));
            }
        }
        return letters.toString();
    }

    /** As a variable of the environment. */
    static String variable(String name) {
        return name.replace('.', '_')
                .replace('[', '_')
                .replace('-', '_')
                .replace("]", "")
                .toUpperCase(Locale.ROOT);
    }

    private static void add(List<String> parts, String part) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }
}
