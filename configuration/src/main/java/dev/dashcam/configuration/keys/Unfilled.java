/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

/**
 * A property that is set to a placeholder without a value: on this machine alone, so that it is no {@link Mistake}.
 *
 * @param key the property's name
 * @param from where it was set; empty where that is not known
 * @param placeholder the name that has no value
 */
public record Unfilled(String key, String from, String placeholder) {
    /** What is missing, in one clause and a remedy. */
    public String words() {
        return "${" + placeholder + "} of " + (from.isEmpty() ? key : key + " (" + from + ")")
                + " has no value on this machine. Set " + placeholder + ", or say what holds without it: ${"
                + placeholder
                + ":...}.";
    }
}
