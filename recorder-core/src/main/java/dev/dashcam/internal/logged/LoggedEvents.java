/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.logged;

import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.log.LogEvent;
import dev.dashcam.log.LogListener;
import dev.dashcam.task.Task;
import org.jspecify.annotations.Nullable;

/** Puts each line that is logged in a task on the timeline and shows all of them to the triggers. */
public final class LoggedEvents implements LogListener, AutoCloseable {
    /** Whose lines are of Dashcam itself: a trigger that looked at them would ask because it was refused. */
    private static final String OURS = "dev.dashcam";

    private final @Nullable ApplicationLog log;
    private final EventRecorder events;
    private final Watcher watcher;

    /** Sees what is logged, for the triggers. */
    public interface Watcher {
        /** A line was logged, in this task, 0 for none. */
        void logged(LogEvent event, long taskId);

        /** That has failed, here or there. */
        void loggedInVain();
    }

    /**
     * One that does not listen yet.
     *
     * @param log null when nobody brought one
     */
    public LoggedEvents(@Nullable ApplicationLog log, EventRecorder events, Watcher watcher) {
        this.log = log;
        this.events = events;
        this.watcher = watcher;
    }

    /** Begins to listen. */
    public void start() {
        if (log != null) {
            log.listen(this);
        }
    }

    @Override
    public void logged(LogEvent event) {
        if (event.logger().equals(OURS)) {
            return;
        }
        try {
            Task task = events.currentTask();
            boolean isInTask = task != Task.NONE;
            if (isInTask) {
                events.log(event.level() + " " + event.logger() + ": " + event.text());
            }
            watcher.logged(event, isInTask ? task.id() : 0);
        } catch (Throwable failed) {
            watcher.loggedInVain();
        }
    }

    @Override
    public void close() {
        if (log != null) {
            log.stopListening(this);
        }
    }
}
