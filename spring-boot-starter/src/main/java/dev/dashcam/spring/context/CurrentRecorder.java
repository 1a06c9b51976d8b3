/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.context;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Task;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The recorder of one application context. It can be had before there is one, and does nothing then: what others ask for while
 * the context is only being put together must not pull the recorder in, and with it whatever it depends on.
 */
public final class CurrentRecorder {
    private static final List<CurrentRecorder> ALL = new CopyOnWriteArrayList<>();

    private volatile FlightRecorder recorder = FlightRecorder.off();

    /** The recorder, one that does nothing while there is none. */
    public FlightRecorder get() {
        return recorder;
    }

    /**
     * The current task of the calling thread in any context of this class loader, {@link Task#NONE} when there is none; for code
     * that no context knows. Contexts share what they record, but one of them may be off.
     */
    static Task taskInAnyContext() {
        for (CurrentRecorder current : ALL) {
            Task task = current.recorder.currentTask();
            if (task.id() != 0) {
                return task;
            }
        }
        return Task.NONE;
    }

    /** The recorder has started. */
    public void began(FlightRecorder started) {
        recorder = started;
        ALL.add(this);
    }

    /** The recorder is about to be closed. */
    public void ended() {
        ALL.remove(this);
        recorder = FlightRecorder.off();
    }
}
