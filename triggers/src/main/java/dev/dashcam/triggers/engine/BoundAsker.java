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
import org.jspecify.annotations.Nullable;

/**
 * One trigger and where it asks. Whatever the trigger throws ends here, and it is called no more once it has been left out for not
 * returning: what holds it up may hold up the application's threads as well.
 */
final class BoundAsker implements Trigger.Asker {
    private final Trigger trigger;
    private final TriggerEntry entry;
    private final Judge judge;
    /** For the thread that ticks. */
    private boolean isToldReady;

    BoundAsker(Trigger trigger, TriggerEntry entry, Judge judge) {
        this.trigger = trigger;
        this.entry = entry;
        this.judge = judge;
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
        try {
            if (isReady && !isToldReady) {
                isToldReady = true;
                trigger.ready(environment.startedNanos(), readyNanos, this);
            }
            trigger.tick(environment.clock().nanoTime(), environment.openTasks(), this);
        } catch (Throwable thrown) {
            judge.failed(entry, thrown);
        }
    }

    /** It has not returned. */
    void leaveOut() {
        judge.leaveOut(entry);
    }

    boolean callsOwnCodeOnly() {
        return OwnKinds.include(trigger);
    }

    void closing(long nowNanos) {
        try {
            trigger.closing(nowNanos, this);
        } catch (Throwable thrown) {
            judge.failed(entry, thrown);
        }
    }

    @Override
    public Decision ask(Cause cause) {
        return judge.ask(entry, cause);
    }

    @Override
    public Decision ask(Trigger asking, FinishedTask task, double observed, double threshold, String unit) {
        return judge.ask(entry, task, observed, threshold, unit);
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
