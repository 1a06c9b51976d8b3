/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.failure;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Fires when a task has failed with an {@code OutOfMemoryError}, of whatever kind the task is. Keeps 2 MB of the heap from when the
 * service is ready, and lets go of them for the snapshot, which is taken at once, also during the warm-up. Where other threads take
 * them first there may be none; then the log says so, if that much memory is left.
 *
 * <p>What it cannot see: an error outside of any task, for which there is {@link UncaughtTrigger}; one that the application has
 * caught and told nobody; one in a JVM that ends itself for it ({@code -XX:+ExitOnOutOfMemoryError}, {@code
 * -XX:+CrashOnOutOfMemoryError}), before any code runs.
 */
public final class OutOfMemoryTrigger implements Trigger {
    private static final String ERROR = OutOfMemoryError.class.getName();

    /** None before the service is ready: no start is to wait for that. */
    private volatile @Nullable Reserve reserve;

    /** Somebody had not even the memory to ask. */
    private volatile boolean isUnasked;

    private OutOfMemoryTrigger() {}

    /** The trigger, which is named {@code out-of-memory}. */
    public static OutOfMemoryTrigger create() {
        return new OutOfMemoryTrigger();
    }

    /** There are no settings. */
    @Override
    public boolean isLike(Trigger other) {
        return other instanceof OutOfMemoryTrigger;
    }

    @Override
    public String name() {
        return "out-of-memory";
    }

    @Override
    public String kind() {
        return "out-of-memory";
    }

    @Override
    public String watching() {
        return "out of memory";
    }

    @Override
    public boolean isNamedAtStart() {
        return false;
    }

    @Override
    public boolean isUrgent() {
        return true;
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        return subject + " ran out of memory";
    }

    @Override
    public void taskEnded(FinishedTask task, Asker asker) {
        if (!ERROR.equals(task.errorClass())) {
            return;
        }
        release();
        try {
            asker.ask(this, task, Double.NaN, Double.NaN, "");
        } catch (OutOfMemoryError none) {
            isUnasked = true;
        }
    }

    @Override
    public void ready(long startedNanos, long readyNanos, Asker asker) {
        reserve = new Reserve();
    }

    @Override
    public void tick(long nowNanos, Asker asker) {
        if (isUnasked) {
            asker.ask(new Cause(
                    name(),
                    kind(),
                    "a task",
                    0,
                    null,
                    Double.NaN,
                    Double.NaN,
                    "",
                    saw("a task", Double.NaN, ""),
                    nowNanos));
            isUnasked = false;
        }
        Reserve known = reserve;
        if (known != null) {
            known.keep(nowNanos);
        }
    }

    @Override
    public void closing(long nowNanos, Asker asker) {
        release();
    }

    private void release() {
        Reserve known = reserve;
        if (known != null) {
            known.release();
        }
    }
}
