/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

/** The kinds of event a reader yields. */
public enum EventKind {
    /** A generation begins: which one, the clocks, what is open, what was lost. Always the first event. */
    SYNC,
    /** A task begins. */
    TASK_BEGIN,
    /** A task ends; carries its start, account, attributes and trace ids. */
    TASK_END,
    /** A region begins. */
    REGION_BEGIN,
    /** A region ends; carries its start. */
    REGION_END,
    /** A message attached to the current task. */
    LOG,
    /** A counter has a new value. */
    VALUE,
    /** A named instant. */
    MARK,
    /**
     * A thread changes its state: it begins, ends, waits, goes on. A wait is two events, as it begins and as it ends; both say
     * all about it, the second also when it began.
     */
    STATE_TRANSITION,
    /** Something of the JVM's that lasts, such as a collection: one event, as it ends, which says when it began. */
    RANGE,
    /** A sampled stack. */
    SAMPLE
}
