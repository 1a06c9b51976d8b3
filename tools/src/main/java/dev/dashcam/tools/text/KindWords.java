/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.text;

import dev.dashcam.read.EventKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The words for kinds of events. */
public final class KindWords {
    private KindWords() {}

    /** The kind as lines and tables write it. */
    public static String of(EventKind kind) {
        return switch (kind) {
            case SYNC -> "generation";
            case STATE_TRANSITION -> "state";
            default -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    /**
     * The kinds that a user names: {@code task-begin}, or {@code task} for begin and end, {@code log} and so on.
     *
     * @throws IllegalArgumentException when there is no such kind; names those there are
     */
    public static Set<EventKind> named(String word) {
        String wanted = word.strip().toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (EventKind kind : EventKind.values()) {
            if (of(kind).equals(wanted) || of(kind).startsWith(wanted + " ")) {
                kinds.add(kind);
            }
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("no kind of event is called '" + word + "'; there are task, region, "
                    + Arrays.stream(EventKind.values())
                            .map(kind -> of(kind).replace(' ', '-'))
                            .collect(Collectors.joining(", ")));
        }
        return kinds;
    }
}
