/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

/** What the events of a thread so far let expect of its next one. Writer and reader keep the same. */
final class ThreadState {
    final OpenRegions regions = new OpenRegions();
    final OpenTasks tasks = new OpenTasks();
    /** The present task: that of the event before, or its parent after it has ended. */
    long task;
    /** The task that began last; ids are stored as the difference to it. Not cleared from one thread to the next. */
    long newestTask;
    /** The depth that a region would have which began now. */
    int depth;

    void clear() {
        regions.clear();
        tasks.clear();
        task = 0;
        depth = 0;
    }
}
