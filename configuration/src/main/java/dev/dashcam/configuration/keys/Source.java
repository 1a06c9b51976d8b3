/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where properties are set.
 *
 * @param kind what a name there is that means none of our properties
 * @param entries what is set there
 */
public record Source(Kind kind, List<Entry> entries) {
    /** Takes a copy. */
    public Source {
        entries = List.copyOf(entries);
    }

    /** Kinds of places. */
    public enum Kind {
        /** Holds our properties and others; one that begins like ours and is none is a mistake. */
        FILE,
        /** Is shared: a name that is none of ours is nobody's mistake. Names are like those in a file. */
        SYSTEM_PROPERTIES,
        /** Is shared. Names are in upper case, with underscores: {@code DASHCAM_TRIGGERS_LATENCY_THRESHOLD}. */
        ENVIRONMENT
    }

    /**
     * One property that is set.
     *
     * @param key as it was written
     * @param text what it is set to
     * @param from where, for messages
     * @param unfilled the name in one of its placeholders that has no value on this machine, null when all have one
     */
    public record Entry(
            String key, String text, String from, @Nullable String unfilled) {
        /** One whose placeholders, if it has any, have values. */
        public Entry(String key, String text, String from) {
            this(key, text, from, null);
        }
    }
}
