/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import java.util.regex.Pattern;

/** The text as it grows: paragraphs and sections, none wider than a page where its words allow. */
final class Page {
    private static final int WIDTH = 100;
    /** What belongs together: a number and its unit, a method and its path, a number and what it counts. */
    private static final Pattern GLUED = Pattern.compile(
            "(?<=\\d) (?=(?:ms|s|min|h|%|B|KB|MB|GB)\\b|%)|(?<=\\b[A-Z]{3,7}) (?=/)|(?<=\\d) (?=[A-Z]{3,7} /)");

    private static final char GLUE = '\u00a0';

    private final StringBuilder text = new StringBuilder();

    /** A paragraph; lines after the first are indented. */
    void paragraph(String words, int firstIndent, int indent) {
        StringBuilder line = new StringBuilder(" ".repeat(firstIndent));
        boolean empty = true;
        for (String word : GLUED.matcher(words).replaceAll(String.valueOf(GLUE)).split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line.setLength(0);
                line.append(" ".repeat(indent));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }

    /** A line, without blanks at its end. */
    void line(String line) {
        text.append(line.replace(GLUE, ' ').stripTrailing()).append('\n');
    }

    /** The title of a section, after an empty line. */
    void title(String title) {
        line("");
        line(title);
    }

    /** A line of a list of facts: a short label and what is to be said, wrapped under itself. */
    void fact(String label, String words, int labelWidth) {
        paragraph(Words.left(label, labelWidth) + words, 2, 2 + labelWidth);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
