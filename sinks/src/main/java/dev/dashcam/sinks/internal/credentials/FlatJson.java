/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts in a JSON object without objects in it, as endpoints hand out credentials. */
final class FlatJson {
    private static final Pattern MEMBER =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*+:\\s*+\"((?:[^\"\\\\]|\\\\.)*+)\"");

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{4}");

    private FlatJson() {}

    /** The members whose values are texts; nothing of what is no such object. */
    static Map<String, String> texts(String json) {
        Map<String, String> texts = new HashMap<>();
        Matcher member = MEMBER.matcher(json);
        while (member.find()) {
            texts.put(unescaped(member.group(1)), unescaped(member.group(2)));
        }
        return texts;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character != '\\' || i + 1 == text.length()) {
                plain.append(character);
            } else if (text.charAt(++i) == 'u'
                    && HEX.matcher(text).region(i + 1, text.length()).lookingAt()) {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                plain.append(escaped(text.charAt(i)));
            }
        }
        return plain.toString();
    }

    private static char escaped(char character) {
        return switch (character) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> character;
        };
    }
}
