/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

/**
 * Something that is wrong on every machine alike.
 *
 * @param key the property's name
 * @param from where it was set, such as {@code dashcam.properties}; empty where that is not known
 * @param problem what is wrong, and what is allowed
 */
public record Mistake(String key, String from, String problem) {
    /** One that is somewhere. */
    public Mistake(String key, String problem) {
        this(key, "", problem);
    }

    /** One clause that names the property. */
    public String words() {
        return (from.isEmpty() ? key : key + " (" + from + ")") + ": " + problem;
    }
}
