/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.read.TraceEvent;

/** What looks at each event of a recording once, in time order. */
public interface EventPass {
    /** Takes an event, which is good until this returns. */
    void on(TraceEvent event);

    /** Called once after the last event. */
    default void finish() {}
}
