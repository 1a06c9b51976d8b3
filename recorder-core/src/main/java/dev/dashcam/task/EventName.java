/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.task;

import org.jspecify.annotations.Nullable;

/**
 * An interned name for tasks, regions, counters, marks and attribute keys. Look it up once and keep it:
 *
 * <pre>{@code private static final EventName PRICE = EventName.of("price");}</pre>
 *
 * <p>The table of names is bounded ({@value #MAX_NAMES} names, {@value #MAX_TOTAL_CHARACTERS} characters in all): what comes
 * later is recorded as {@link #OVERFLOW} and counted. A name longer than {@value #MAX_LENGTH} characters is cut and ends in
 * an ellipsis. Names are never forgotten, so give them what is known when the program is written, never an id or a user's
 * input. Safe for all threads; a name that is known is found without a lock.
 */
public final class EventName {
    /** The longest name kept as it is, in characters. */
    public static final int MAX_LENGTH = 128;
    /** The most names, {@link #OVERFLOW} included. */
    public static final int MAX_NAMES = 4096;
    /** The most characters that all names may have together. */
    public static final int MAX_TOTAL_CHARACTERS = 128 * 1024;
    /** What is recorded instead of a name that no longer found room; its id is 0. */
    public static final EventName OVERFLOW = new EventName(0, "(too many names)");

    private final int id;
    private final String text;

    EventName(int id, String text) {
        this.id = id;
        this.text = text;
    }

    /** The name with this text, made when it is new. Null and the empty text give the name {@code "(unnamed)"}. */
    public static EventName of(@Nullable String text) {
        return NameTable.SHARED.of(text);
    }

    /** The name with this id, {@link #OVERFLOW} for an id that was never given out. */
    public static EventName withId(int id) {
        return NameTable.SHARED.withId(id);
    }

    /** How many lookups ended in {@link #OVERFLOW} since the JVM started. */
    public static long overflows() {
        return NameTable.SHARED.overflows();
    }

    /** The number that stands for this name inside one JVM: 0 or greater, less than {@link #MAX_NAMES}. */
    public int id() {
        return id;
    }

    /** The text of the name. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
