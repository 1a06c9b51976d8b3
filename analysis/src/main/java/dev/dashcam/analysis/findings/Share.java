/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/**
 * A part of a task's time.
 *
 * @param kind what it passed in
 * @param name of the region or child task, otherwise empty
 * @param nanos how long, without what passed in regions and child tasks inside it
 * @param times how often it was entered
 * @param around the region directly around it, empty when there is none
 */
public record Share(Kind kind, String name, long nanos, long times, String around) {

    /** Where a task can be. */
    public enum Kind {
        /** In a region. */
        REGION,
        /** In a task begun inside it on the same thread. */
        CHILD_TASK,
        /** In no region and no child task. */
        OUTSIDE,
        /** In regions and child tasks too small to be named one by one; {@link Share#times} says in how many. */
        OTHERS,
        /** Before the recording reaches back to, and in nothing that is known. */
        NOT_RECORDED
    }

    /** Whether it is a region or child task with a name. */
    public boolean isNamed() {
        return kind == Kind.REGION || kind == Kind.CHILD_TASK;
    }
}
