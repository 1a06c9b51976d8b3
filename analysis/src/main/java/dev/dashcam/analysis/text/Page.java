/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

/** The text as it grows: paragraphs and sections, none wider than a page where its words allow. */
final class Page {
    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    /** A paragraph; lines after the first are indented. */
    void paragraph(String words, int firstIndent, int indent) {
        StringBuilder line = new StringBuilder(" ".repeat(firstIndent));
        boolean empty = true;
        for (String word : words.split(" ", -1)) {
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
        text.append(line.stripTrailing()).append('\n');
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
