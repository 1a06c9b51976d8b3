/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.log.LogEvent;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEnvironment;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One trigger and where it asks. Whatever the trigger throws ends here, and it is called no more once it has been left out for not
 * returning: what holds it up may hold up the application's threads as well.
 */
final class BoundAsker implements Trigger.Asker {
    private final Trigger trigger;
    private final TriggerEntry entry;
    private final Judge judge;
    /** Whether the service was ready before it was there. */
    private final boolean isLate;
    /** It was taken out: whatever it may still ask is suppressed. */
    private volatile boolean isTakenOut;

    private final AtomicBoolean isClosed = new AtomicBoolean();
    /** For the thread that ticks. */
    private boolean isToldReady;

    BoundAsker(Trigger trigger, TriggerEntry entry, Judge judge, boolean isLate) {
        this.trigger = trigger;
        this.entry = entry;
        this.judge = judge;
        this.isLate = isLate;
    }

    Trigger trigger() {
        return trigger;
    }

    TriggerEntry entry() {
        return entry;
    }

    /** Whether another trigger would do just the same. */
    boolean isLike(Trigger other) {
        try {
            return trigger == other || trigger.isLike(other);
        } catch (Throwable thrown) {
            judge.failed(entry, thrown);
            return false;
        }
    }

    void taskEnded(FinishedTask task) {
        if (entry.isLeftOut()) {
            return;
        }
        try {
            trigger.taskEnded(task, this);
        } catch (Throwable thrown) {
            judge.failed(entry, thrown);
        }
    }

    void logged(LogEvent event, long taskId) {
        if (entry.isLeftOut()) {
            return;
        }
        try {
            trigger.logged(event, taskId, this);
        } catch (Throwable thrown) {
            judge.failed(entry, thrown);
        }
    }

    @Nullable
    Decision taskEnding(FinishedTask soFar) {
        if (entry.isLeftOut()) {
            return null;
        }
        try {
            return trigger.taskEnding(soFar, this);
        } catch (Throwable thrown) {
            judge.failed(entry, thrown);
            return null;
        }
    }

    @Nullable
    Decision drill(FinishedTask task) {
        return trigger.taskEnding(task, new DrillAsker(entry, judge));
    }

    void dryRun(FinishedTask imagined, List<String> answers) {
        try {
            trigger.taskEnding(imagined, new DryRunAsker(entry, judge, answers));
        } catch (Throwable thrown) {
            judge.failed(entry, thrown);
        }
    }

    void tick(TriggerEnvironment environment, boolean isReady, long readyNanos) {
        long nowNanos = environment.clock().nanoTime();
        try {
            if (isReady && !isToldReady) {
                isToldReady = true;
                tellReady(environment.startedNanos(), readyNanos, nowNanos);
            }
            trigger.tick(nowNanos, environment.openTasks(), this);
        } catch (Throwable thrown) {
            judge.failed(entry, thrown);
        }
    }

    private void tellReady(long startedNanos, long readyNanos, long nowNanos) {
        if (isLate) {
            trigger.joined(startedNanos, readyNanos, nowNanos, this);
        } else {
            trigger.ready(startedNanos, readyNanos, this);
        }
    }

    /** It has not returned. */
    void leaveOut() {
        judge.leaveOut(entry);
    }

    boolean callsOwnCodeOnly() {
        return OwnKinds.include(trigger);
    }

    /** The recorder ends. */
    void closing(long nowNanos) {
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        try {
            trigger.closing(nowNanos, this);
        } catch (Throwable thrown) {
            judge.failed(entry, thrown);
        }
    }

    /** It was taken out, and its time is over. */
    void leaving(long nowNanos) {
        isTakenOut = true;
        closing(nowNanos);
    }

    /** Whether it did not return once, and is called no more. */
    boolean isLeftOut() {
        return entry.isLeftOut();
    }

    /** Whether nothing is left to be told to it, or nothing reaches it. */
    boolean isOver() {
        return isClosed.get() || isLeftOut();
    }

    @Override
    public Decision ask(Cause cause) {
        return isTakenOut ? Decision.suppressed(Reason.DISABLED) : judge.ask(entry, cause);
    }

    @Override
    public Decision ask(Trigger asking, FinishedTask task, double observed, double threshold, String unit) {
        return isTakenOut ? Decision.suppressed(Reason.DISABLED) : judge.ask(entry, task, observed, threshold, unit);
    }

    /** Lets a rule ask about a task that is only imagined. */
    private record DryRunAsker(TriggerEntry entry, Judge judge, List<String> answers) implements Trigger.Asker {
        @Override
        public Decision ask(Cause cause) {
            answers.add(judge.wouldAnswer(entry, cause));
            return Decision.suppressed(Reason.DRY_RUN);
        }
    }

    /** Lets a rule ask about a task of a drill. */
    private record DrillAsker(TriggerEntry entry, Judge judge) implements Trigger.Asker {
        @Override
        public Decision ask(Cause cause) {
            return Decision.suppressed(Reason.DRY_RUN);
        }

        @Override
        public Decision ask(Trigger asking, FinishedTask task, double observed, double threshold, String unit) {
            return judge.drill(entry, task, observed, threshold, unit);
        }
    }
}
