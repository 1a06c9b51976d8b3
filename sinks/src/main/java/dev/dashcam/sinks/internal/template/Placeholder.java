/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.template;

import dev.dashcam.sink.SnapshotLabel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What may stand between braces. Each value has letters, digits, {@code . _ -} only, the key slashes too. */
enum Placeholder {
    KEY("key"),
    ID("id"),
    SERVICE("service"),
    INSTANCE("instance"),
    TRIGGER("trigger"),
    TIME("time"),
    YEAR("yyyy"),
    MONTH("MM"),
    DAY("dd");

    private static final String UNKNOWN = "unknown";
    private static final int LONGEST = 64;

    final String word;

    Placeholder(String word) {
        this.word = word;
    }

    String valueFor(SnapshotLabel label) {
        return switch (this) {
            case KEY -> label.key();
            case ID -> label.id();
            case SERVICE -> fact(label, SnapshotLabel.SERVICE);
            case INSTANCE -> fact(label, SnapshotLabel.INSTANCE);
            case TRIGGER -> fact(label, SnapshotLabel.TRIGGER);
            case TIME -> time(label, "uuuuMMdd'T'HHmmss'Z'");
            case YEAR -> time(label, "uuuu");
            case MONTH -> time(label, "MM");
            case DAY -> time(label, "dd");
        };
    }

    private static String fact(SnapshotLabel label, String name) {
        return safe(label.facts().getOrDefault(name, UNKNOWN));
    }

    private static String time(SnapshotLabel label, String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern)
                    .withZone(ZoneOffset.UTC)
                    .format(Instant.parse(label.facts().getOrDefault(SnapshotLabel.TIME, "")));
        } catch (DateTimeException unreadable) {
            return UNKNOWN;
        }
    }

    /** Takes every other character away, and a dot where it comes first: neither hidden nor a way out of a folder. */
    private static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length() && safe.length() < LONGEST; i++) {
            char c = text.charAt(i);
            boolean isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            safe.append(isPlain || (c == '.' && safe.length() > 0) ? c : '-');
        }
        return safe.length() == 0 ? UNKNOWN : safe.toString();
    }
}
