/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import java.util.Map;

/** The triggers that properties describe, whose properties can be changed while the application runs. */
public interface ChangeableRules {
    /**
     * Gives a property another value until the application ends, and puts the triggers that follow from it in force.
     *
     * @param property such as {@code dashcam.triggers.latency.threshold}
     * @param value as it would be in a file; empty for the value that the application was started with
     * @return what was changed, in words
     * @throws IllegalArgumentException when there is no such property or it cannot have this value; then nothing has changed
     */
    String change(String property, String value);

    /** What has been changed, by property. */
    Map<String, String> changed();
}
