/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.webhook;

/** Any text as one line in which nothing is a mention, a link or a command to the terminal that shows it. */
final class SlackText {
    private SlackText() {}

    /** The beginning of the text, so many characters at most before they are escaped. */
    static String of(String text, int mostCharacters) {
        StringBuilder escaped = new StringBuilder();
        int characters = 0;
        for (int i = 0; i < text.length(); ) {
            if (characters++ == mostCharacters) {
                return escaped.append("...").toString();
            }
            int character = text.codePointAt(i);
            append(escaped, character);
            i += Character.charCount(character);
        }
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int character) {
        switch (character) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            default -> {
                if (isInvisible(character)) {
                    escaped.append(' ');
                } else {
                    escaped.appendCodePoint(character);
                }
            }
        }
    }

    /** Line ends, colours of terminals, marks that turn the direction of writing, and halves of characters. */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
