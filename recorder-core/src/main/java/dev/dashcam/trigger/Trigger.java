/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

import dev.dashcam.log.LogEvent;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that asks for a snapshot. It only says what it saw; whether a snapshot is taken (warm-up, cooldown, budget) is
 * decided for it.
 *
 * <p>Whatever a method throws is caught, counted and reported once; the trigger stays in use. One that has not returned from a
 * tick for a second is called no more, for good, which the log and the status say; the others go on, and so does the recorder.
 * What is called on the application's threads cannot be bounded like that: while it blocks, the application does.
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
     * What it saw, in the words of {@link Cause#saw()}. Asked for calls that are handed in without a cause, and for the one line
     * that tells of the first that was suppressed.
     *
     * @param subject what it is about, such as {@code GET /checkout}
     * @param observed what was seen, in {@code unit}, {@code NaN} for no value
     * @param unit as in {@link Cause#unit()}
     */
    default String saw(String subject, double observed, String unit) {
        return Cause.saw(subject, observed, unit);
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
     * Time has passed. Called about ten times a second by a thread of the recorder's own, once until the service is ready, and
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
     * The service has got ready. Called once, by the thread that ticks, before the first {@link #tick} that comes after it.
     *
     * @param startedNanos when the recorder began to record, on its monotonic clock
     * @param readyNanos when the service was ready, on the same clock; the same where it was from the start
     * @param asker where to ask
     */
    default void ready(long startedNanos, long readyNanos, Asker asker) {}

    /**
     * The rule was put into a recorder whose service had been ready before. Called instead of {@link #ready}, which it calls unless
     * overridden: by rules for which it matters how long ago that was.
     *
     * @param startedNanos when the recorder began to record, on its monotonic clock
     * @param readyNanos when the service was ready, on the same clock
     * @param nowNanos the same clock now
     * @param asker where to ask
     */
    default void joined(long startedNanos, long readyNanos, long nowNanos, Asker asker) {
        ready(startedNanos, readyNanos, asker);
    }

    /**
     * The recorder is about to be closed, or the rule was taken out of it, and this is the last that the trigger hears of it: lets go
     * of what it registered with others, which would keep it alive. What is accepted now is captured before the recorder ends;
     * nothing is any more where the rule was taken out. Called once, by the thread that closes the recorder or by the one that
     * ticks; should take less than a millisecond.
     *
     * @param nowNanos the recorder's monotonic clock
     * @param asker where to ask
     */
    default void closing(long nowNanos, Asker asker) {}

    /**
     * Whether another rule would do just the same: one of the same kind and name, with the same settings. When rules are replaced
     * while the recorder runs, the present one stays instead of another that is alike, with all that it has seen. No other than
     * itself is, unless overridden. Any thread.
     */
    default boolean isLike(Trigger other) {
        return this == other;
    }

    /**
     * Whether it cannot wait, since the process may end: what it asks for is captured during the warm-up too, and without the tail
     * that is recorded for others. For what happens once in the life of a process; constant.
     */
    default boolean isUrgent() {
        return false;
    }

    /**
     * Whether it asks about the time before the service was ready; constant. A recorder that would begin to record later ({@link
     * dev.dashcam.FlightRecorderBuilder#recordLater}) then records from the start.
     */
    default boolean watchesStart() {
        return false;
    }

    /** Whether the start line says what it captures; constant. Not where every service has it by default, and nobody has set it. */
    default boolean isNamedAtStart() {
        return true;
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

    /**
     * The application has logged a line. Called on the thread that logs, from many at once, for each line of the level that is
     * recorded and above: as {@link #taskEnded} it must not block, log or allocate when it has nothing to ask.
     *
     * @param taskId the task that is current there, 0 when there is none
     * @param asker where to ask
     */
    default void logged(LogEvent event, long taskId, Asker asker) {}

    /** How many tasks it has looked at so far, for the status; 0 when it does not count. Any thread. */
    default long seen() {
        return 0;
    }

    /**
     * What it sees now, in words for the status, such as {@code hikaricp.connections.pending at 0} or what it is waiting for; empty
     * when there is nothing to say. Any thread; allocates.
     */
    default String now() {
        return "";
    }

    /** What other thresholds would have captured, for the status; none when it does not know. Any thread; allocates. */
    default List<RouteAdvice> advice() {
        return List.of();
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
                    trigger.saw(task.eventName().text(), observed, unit),
                    task.startNanos() + task.durationNanos()));
        }
    }
}
