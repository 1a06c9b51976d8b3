/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import org.jspecify.annotations.Nullable;

/**
 * The tasks of one name that failed with the same class of exception.
 *
 * @param name the tasks' name
 * @param errorClass the class, null when there was no exception
 * @param count how many
 * @param lastTaskId the one that ended last
 * @param firstNanos when the first of them ended
 * @param lastNanos when the last of them ended
 */
public record Failure(
        String name, @Nullable String errorClass, long count, long lastTaskId, long firstNanos, long lastNanos) {

    /** This one and a later one of the same sort. */
    public Failure and(Failure later) {
        return new Failure(name, errorClass, count + later.count, later.lastTaskId, firstNanos, later.lastNanos);
    }
}
