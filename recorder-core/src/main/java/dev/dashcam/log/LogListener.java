/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.log;

/** Is told of each line of the log. */
@FunctionalInterface
public interface LogListener {
    /** A line was logged. Called on the thread that logs, many at once: must not block, log or throw. */
    void logged(LogEvent event);
}
