/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.record.OpenCosts;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.threaddump.ThreadDump;

/**
 * What is looked at as soon as a snapshot is asked for, before its tail and all that takes long: later, whatever is stuck may no
 * longer be.
 *
 * @param threads what every thread was doing
 * @param costs what open tasks had cost
 * @param open the work that was open
 * @param steps how long that took, to go on with
 */
record AtTrigger(ThreadDump threads, OpenCosts costs, OpenWork open, Steps steps) {
    private static final int MOST_VIRTUAL_THREADS = 256;

    /** Looks now. What fails of the threads is said in it; the heap may still be too small for the rest. */
    static AtTrigger look(EventRecorder events) {
        Steps steps = new Steps();
        ThreadDump threads = ThreadDump.take(events.virtualThreadsAtWork(MOST_VIRTUAL_THREADS));
        steps.done("thread dump", threads.problem());
        OpenCosts costs = events.costsOfOpen();
        steps.done("schedstat", costs.problem());
        OpenWork open = events.copyOpen();
        steps.done("open work", null);
        return new AtTrigger(threads, costs, open, steps);
    }
}
