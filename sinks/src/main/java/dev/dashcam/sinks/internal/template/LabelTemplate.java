/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.template;

import dev.dashcam.sink.SnapshotLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Text with placeholders in braces, filled in from a snapshot's label: {@code {key}}, {@code {id}}, {@code {service}}, {@code
 * {instance}}, {@code {trigger}}, {@code {time}}, {@code {yyyy}}, {@code {MM}}, {@code {dd}}. Immutable.
 */
public final class LabelTemplate {
    private static final String ALL = Arrays.stream(Placeholder.values())
            .map(placeholder -> "{" + placeholder.word + "}")
            .collect(Collectors.joining(", "));

    /** Texts and placeholders in turn, a text first and last. */
    private final List<String> texts;

    private final List<Placeholder> placeholders;

    private LabelTemplate(List<String> texts, List<Placeholder> placeholders) {
        this.texts = List.copyOf(texts);
        this.placeholders = List.copyOf(placeholders);
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when a placeholder is not known or a brace not closed, with what there is. The message
     *     shows nothing of the text but the placeholder
     */
    public static LabelTemplate parse(String text) {
        List<String> texts = new ArrayList<>();
        List<Placeholder> placeholders = new ArrayList<>();
        int from = 0;
        while (true) {
            int open = text.indexOf('{', from);
            if (open < 0) {
                texts.add(text.substring(from));
                return new LabelTemplate(texts, placeholders);
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("A brace is not closed; there are " + ALL + ".");
            }
            texts.add(text.substring(from, open));
            placeholders.add(placeholder(text.substring(open + 1, close)));
            from = close + 1;
        }
    }

    /** Whether it has this placeholder. */
    public boolean has(String word) {
        return placeholders.stream().anyMatch(placeholder -> placeholder.word.equals(word));
    }

    /** Whether it has no placeholder. */
    public boolean isPlain() {
        return placeholders.isEmpty();
    }

    /** The text for this snapshot: always the same for the same one. */
    public String fill(SnapshotLabel label) {
        return fill(label, "");
    }

    /** The same with an ending behind each key. */
    public String fill(SnapshotLabel label, String keyEnding) {
        StringBuilder filled = new StringBuilder(texts.get(0));
        for (int i = 0; i < placeholders.size(); i++) {
            Placeholder placeholder = placeholders.get(i);
            filled.append(placeholder.valueFor(label));
            if (placeholder == Placeholder.KEY) {
                filled.append(keyEnding);
            }
            filled.append(texts.get(i + 1));
        }
        return filled.toString();
    }

    private static Placeholder placeholder(String word) {
        for (Placeholder placeholder : Placeholder.values()) {
            if (placeholder.word.equals(word)) {
                return placeholder;
            }
        }
        throw new IllegalArgumentException("{" + word + "} is not known; there are " + ALL + ".");
    }
}
