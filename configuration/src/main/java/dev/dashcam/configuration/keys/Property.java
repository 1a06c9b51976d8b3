/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import org.jspecify.annotations.Nullable;

/**
 * One property as documentation and editors show it.
 *
 * @param key its name; {@code [0]} stands for any number, {@code NAME} for a name of the user's
 * @param type what it holds
 * @param valueClass the class that its value, or each of its values, becomes
 * @param range what is allowed, such as {@code 1s to 1h}; empty where anything of the type is
 * @param otherwise what holds unless it is set, as one would write it; null where nothing does
 * @param unset in words what holds unless it is set, where there is no such value; empty where that is nothing
 * @param sentence what it is for
 * @param reach who looks at it
 */
public record Property(
        String key,
        PropertyType type,
        Class<?> valueClass,
        String range,
        @Nullable String otherwise,
        String unset,
        String sentence,
        Reach reach) {
    /** Stands in a key for a name that the user chooses. */
    public static final String NAME = "NAME";

    /** Stands in a key for any number. */
    public static final String INDEX = "[0]";
}
