/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

import dev.dashcam.log.LogEvent;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of trigger calls. One engine serves one recorder. The first three methods are called on the
 * application's threads, many at once: they answer from published state, never block, throw or log.
 */
public interface TriggerEngine extends AutoCloseable {

    /** A task has ended: shows it to every trigger, and honours the threshold it may carry itself. */
    void taskEnded(FinishedTask task);

    /**
     * A task is about to end: shows it to the triggers that look at how long tasks take, and honours the threshold it may carry
     * itself.
     *
     * @param soFar the task as if it ended now
     * @return the first answer that stands for a snapshot, else the last one; null when nothing was asked
     */
    default @Nullable Decision taskEnding(FinishedTask soFar) {
        return null;
    }

    /**
     * The application has logged a line.
     *
     * @param taskId the task that is current there, 0 when there is none
     */
    default void logged(LogEvent event, long taskId) {}

    /**
     * A drill: puts a slow task to the rules as if it were a request. Warm-up, cooldown and budget do not apply, and nothing
     * is counted.
     *
     * @return the answer, null when no rule has asked
     */
    default @Nullable Decision drill(FinishedTask task) {
        return null;
    }

    /** How long a task of a drill has to take for a rule to ask, in nanoseconds; 0 when no rule looks at that. */
    default long drillNanos() {
        return 0;
    }

    /**
     * What the rules would answer now to a task like this one, in words, a line for each that would ask about it. Nothing is
     * captured, spent or counted. Any thread; allocates.
     */
    default List<String> dryRun(FinishedTask imagined) {
        return List.of();
    }

    /** The rules in force, in their order; none where the engine does not tell. Any thread. */
    default List<Trigger> triggers() {
        return List.of();
    }

    /**
     * Puts these rules in the place of those in force. Of two that are alike ({@link Trigger#isLike}) the present one stays, with all
     * that it has seen. Whoever calls the engine meanwhile sees either the old rules or the new ones. Not for threads that serve
     * requests: it may wait for another replacement.
     *
     * @throws IllegalArgumentException when two have the same name, or one that is taken; then nothing has changed
     * @throws UnsupportedOperationException where the engine cannot
     */
    default void replace(List<Trigger> triggers) {
        throw new UnsupportedOperationException("This engine cannot replace its rules while it runs.");
    }

    /** The service is ready, so that the warm-up begins. Called once; not when it was ready from the start. */
    default void ready() {}

    /**
     * The same of an engine that was made only because the service is ready, which it has been since a little earlier. This is what a
     * recorder calls.
     *
     * @param readyNanos that instant on the recorder's monotonic clock
     */
    default void ready(long readyNanos) {
        ready();
    }

    /**
     * A named trigger was called from code.
     *
     * @param name the name of a rule; an unknown one gets the defaults
     * @param task the current task of the caller, null when there is none
     */
    Decision trigger(String name, @Nullable FinishedTask task);

    /** Somebody ordered a snapshot in person. */
    Decision manual(String reason);

    /** Time has passed: called about ten times a second by the recorder's own thread, once until the service is ready. */
    void tick();

    /**
     * The capture that an accepted decision announced has ended. Called by the recorder's own thread.
     *
     * @param snapshotId the id the decision carried
     * @param sealed whether the snapshot was sealed; if not, the budget is given back
     */
    void captureEnded(String snapshotId, boolean sealed);

    /** The state of every trigger, by name. */
    List<TriggerStatus> status();

    /** The last decisions in words, newest first: why it did or did not fire. Any thread; allocates. */
    default List<String> decisions() {
        return List.of();
    }

    /** Stops; every later call is suppressed with {@link Reason#SHUTDOWN}. */
    @Override
    void close();
}
