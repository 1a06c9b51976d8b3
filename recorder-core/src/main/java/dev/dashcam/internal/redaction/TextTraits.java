/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

/** What a look at each character tells about a text, so that most patterns need not be looked for in most texts. */
final class TextTraits {
    static final int ASSIGNMENT = 1;
    static final int SPACE = 2;
    static final int AT = 4;
    /** Hardly a key is shorter. */
    static final int LONG_WORD = 8;

    private static final int LONG_WORD_CHARACTERS = 11;

    private TextTraits() {}

    static int of(String text) {
        int traits = 0;
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isWord(character)) {
                if (++word == LONG_WORD_CHARACTERS) {
                    traits |= LONG_WORD;
                }
            } else {
                word = 0;
                traits |= trait(character);
            }
        }
        return traits;
    }

    private static boolean isWord(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-';
    }

    private static int trait(char character) {
        return switch (character) {
            case '=', ':', '>' -> ASSIGNMENT;
            case ' ', '\t', '\n', '\r', '\f', '\u000B' -> SPACE;
            case '@' -> AT;
            default -> 0;
        };
    }
}
