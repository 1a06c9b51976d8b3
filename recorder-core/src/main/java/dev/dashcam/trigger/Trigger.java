/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A rule that asks for a snapshot. It only says what it saw; whether a snapshot is taken (warm-up, cooldown, budget) is
 * decided for it.
 *
 * <p>Whatever a method throws is caught, counted and reported once; the trigger stays in use.
 */
public interface Trigger {

    /** The name users see in log lines, status and configuration, such as {@code latency}; constant, not empty. */
    String name();

    /** The kind of rule, such as {@code latency} or {@code stuck}; constant, not empty. */
    String kind();

    /** What it captures, in words for the start line and the status, such as {@code request >= 500 ms}; constant. */
    default String watching() {
        return name();
    }

    /**
     * A task has ended. Called on the application's thread that ended it, from many threads at once: must not block, log
     * or allocate when it has nothing to ask.
     *
     * @param task the task, valid during the call only
     * @param asker where to ask
     */
    default void taskEnded(FinishedTask task, Asker asker) {}

    /**
     * Time has passed. Called about ten times a second by the recorder's own thread, once until the service is ready, and
     * never by two threads at once; should take less than a millisecond.
     *
     * @param nowNanos the recorder's monotonic clock
     * @param asker where to ask
     */
    default void tick(long nowNanos, Asker asker) {}

    /**
     * The same for a rule about tasks that are still running. What is not overridden looks at none.
     *
     * @param nowNanos the recorder's monotonic clock
     * @param open the tasks that are open; to look at them costs some microseconds
     * @param asker where to ask
     */
    default void tick(long nowNanos, OpenTasks open, Asker asker) {
        tick(nowNanos, asker);
    }

    /**
     * A task is about to end, and whoever ends it can still tell somebody the snapshot's id. A rule about how long tasks take
     * may ask now; if one does, none of them asks again when the task has ended. As {@link #taskEnded} otherwise.
     *
     * @param soFar the task as if it ended now, valid during the call only
     * @param asker where to ask
     * @return the answer, null when there was nothing to ask
     */
    default @Nullable Decision taskEnding(FinishedTask soFar, Asker asker) {
        return null;
    }

    /** How many tasks it has looked at so far, for the status; 0 when it does not count. Any thread. */
    default long seen() {
        return 0;
    }

    /** Takes causes and answers at once. */
    @FunctionalInterface
    interface Asker {
        /** Asks for a snapshot. Never blocks, never throws. */
        Decision ask(Cause cause);

        /**
         * Asks because of a task that has ended. The cause is made only when it is needed, so that a call that is suppressed
         * allocates nothing.
         *
         * @param trigger who asks
         * @param task the task, under whose name it is asked
         * @param observed what was seen, in {@code unit}
         * @param threshold what it reached, in {@code unit}
         * @param unit as in {@link Cause#unit()}
         */
        default Decision ask(Trigger trigger, FinishedTask task, double observed, double threshold, String unit) {
            return ask(new Cause(
                    trigger.name(),
                    trigger.kind(),
                    task.eventName().text(),
                    task.id(),
                    task.traceId(),
                    observed,
                    threshold,
                    unit,
                    task.startNanos() + task.durationNanos()));
        }
    }
}
