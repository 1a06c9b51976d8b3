/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import org.jspecify.annotations.Nullable;

/** The activations of one thread, of which the top one names the current task. For that thread alone. */
final class ActiveTasks {
    /** The most activations that are kept, so that tasks nobody ends cannot pile up on a thread. */
    static final int MAX_DEPTH = 64;

    private @Nullable Activation top;

    /** The current task, null for none. */
    @Nullable
    RecordedTask current() {
        Activation activation = top;
        if (activation == null) {
            return null;
        }
        if (activation.isOver()) {
            activation = dropEnded(activation);
        }
        return activation == null ? null : activation.task();
    }

    /** To be called when something has ended: what is dropped now need not be fetched from memory when the next task begins. */
    void forgetEnded() {
        current();
    }

    /** Its id, 0 for none. */
    long currentId() {
        RecordedTask task = current();
        return task == null ? 0 : task.id();
    }

    /**
     * Makes a task current.
     *
     * @return false when so many were active that all but this one had to be forgotten
     */
    boolean push(Activation activation) {
        current();
        boolean fits = activation.putOn(top) < MAX_DEPTH;
        if (!fits) {
            activation.takeOff();
            activation.putOn(null);
        }
        top = activation;
        return fits;
    }

    private @Nullable Activation dropEnded(Activation ended) {
        Activation activation = ended;
        while (activation != null && activation.isOver()) {
            activation = activation.takeOff();
        }
        top = activation;
        return activation;
    }
}
