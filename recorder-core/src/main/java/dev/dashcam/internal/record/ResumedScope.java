/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.task.Task;

/** A stretch of a thread during which a resumed task is current. Over when it is closed on that thread or the task has ended. */
final class ResumedScope extends Activation implements Task.Scope {
    /** The scope of a task that cannot be resumed. */
    static final Task.Scope NONE = () -> {};

    private final RecordedTask task;
    private final ThreadTrack track;
    private boolean isClosed;

    ResumedScope(RecordedTask task, ThreadTrack track) {
        this.task = task;
        this.track = track;
    }

    @Override
    RecordedTask task() {
        return task;
    }

    @Override
    boolean isOver() {
        return isClosed || task.hasEnded();
    }

    @Override
    public void close() {
        if (track.isCallingThread()) {
            isClosed = true;
            track.active().forgetEnded();
            track.unlistIfIdle();
        }
    }
}
