/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.OpenTasks;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEngine;
import dev.dashcam.trigger.TriggerEnvironment;
import dev.dashcam.trigger.TriggerStatus;
import dev.dashcam.triggers.latency.LatencyTrigger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The triggers of one recorder, each shown what happens, each with its way to the judge. */
final class Engine implements TriggerEngine {
    private static final int LONGEST_REASON = 200;

    private final TriggerEnvironment environment;
    private final TriggerTable triggers;
    private final Judge judge;
    private final BoundAsker[] askers;
    private final TriggerEntry slowerThan;
    private final TriggerEntry manual;

    Engine(TriggerSettings settings, TriggerEnvironment environment) {
        this.environment = environment;
        this.triggers = new TriggerTable(environment.triggers(), settings);
        this.judge = new Judge(settings, environment);
        List<TriggerTable.Configured> configured = triggers.configured();
        this.askers = new BoundAsker[configured.size()];
        for (int i = 0; i < askers.length; i++) {
            askers[i] = new BoundAsker(
                    configured.get(i).trigger(), configured.get(i).entry(), judge);
        }
        this.slowerThan = triggers.slowerThan();
        this.manual = triggers.manual();
    }

    @Override
    public void taskEnded(FinishedTask task) {
        for (BoundAsker asker : askers) {
            asker.taskEnded(task);
        }
        long thresholdNanos = task.slowerThanNanos();
        if (thresholdNanos > 0 && task.durationNanos() >= thresholdNanos && !task.wasAskedAbout()) {
            askSlowerThan(task, thresholdNanos);
        }
    }

    @Override
    public @Nullable Decision taskEnding(FinishedTask soFar) {
        Decision answer = null;
        for (BoundAsker asker : askers) {
            answer = better(answer, asker.taskEnding(soFar));
        }
        long thresholdNanos = soFar.slowerThanNanos();
        return thresholdNanos > 0 && soFar.durationNanos() >= thresholdNanos
                ? better(answer, askSlowerThan(soFar, thresholdNanos))
                : answer;
    }

    @Override
    public @Nullable Decision drill(FinishedTask task) {
        for (BoundAsker asker : askers) {
            Decision answer = asker.drill(task);
            if (answer != null && answer.reason() != Reason.DRY_RUN) {
                return answer;
            }
        }
        double thresholdNanos = (double) task.slowerThanNanos();
        return thresholdNanos > 0
                ? judge.drill(slowerThan, task, (double) task.durationNanos(), thresholdNanos, "ns")
                : null;
    }

    @Override
    public long drillNanos() {
        return triggers.configured().stream()
                .filter(configured -> configured.trigger() instanceof LatencyTrigger)
                .mapToLong(configured -> ((LatencyTrigger) configured.trigger()).thresholdNanos())
                .findFirst()
                .orElse(0);
    }

    @Override
    public List<String> dryRun(FinishedTask imagined) {
        List<String> answers = new ArrayList<>();
        for (BoundAsker asker : askers) {
            asker.dryRun(imagined, answers);
        }
        return answers;
    }

    @Override
    public void ready() {
        judge.ready();
    }

    @Override
    public Decision trigger(String name, @Nullable FinishedTask task) {
        TriggerEntry entry = triggers.named(name);
        try {
            return task == null ? judge.ask(entry, entry.name()) : judge.ask(entry, task, Double.NaN, Double.NaN, "");
        } catch (Throwable thrown) {
            return judge.broken(entry, thrown);
        }
    }

    @Override
    public Decision manual(String reason) {
        try {
            return judge.ask(manual, subjectOf(reason));
        } catch (Throwable thrown) {
            return judge.broken(manual, thrown);
        }
    }

    @Override
    public void tick() {
        long nowNanos = environment.clock().nanoTime();
        for (BoundAsker asker : askers) {
            asker.tick(nowNanos, environment.openTasks());
        }
    }

    @Override
    public void captureEnded(String snapshotId, boolean sealed) {
        judge.captureEnded(snapshotId, sealed);
    }

    @Override
    public List<TriggerStatus> status() {
        return triggers.all().stream().map(judge::status).toList();
    }

    @Override
    public List<String> decisions() {
        return judge.decisions();
    }

    @Override
    public void close() {
        judge.close();
    }

    private @Nullable Decision askSlowerThan(FinishedTask task, long thresholdNanos) {
        try {
            return judge.ask(slowerThan, task, (double) task.durationNanos(), (double) thresholdNanos, "ns");
        } catch (Throwable thrown) {
            judge.failed(slowerThan, thrown);
            return null;
        }
    }

    /** Of two answers the one that stands for a snapshot, the first of two such. */
    private static @Nullable Decision better(@Nullable Decision first, @Nullable Decision second) {
        return second == null || (first != null && first.isCaptured()) ? first : second;
    }

    private static String subjectOf(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return "manual";
        }
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    /** One trigger and where it asks; whatever the trigger throws ends here. */
    private static final class BoundAsker implements Trigger.Asker {
        private final Trigger trigger;
        private final TriggerEntry entry;
        private final Judge judge;

        BoundAsker(Trigger trigger, TriggerEntry entry, Judge judge) {
            this.trigger = trigger;
            this.entry = entry;
            this.judge = judge;
        }

        void taskEnded(FinishedTask task) {
            try {
                trigger.taskEnded(task, this);
            } catch (Throwable thrown) {
                judge.failed(entry, thrown);
            }
        }

        @Nullable
        Decision taskEnding(FinishedTask soFar) {
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

        void tick(long nowNanos, OpenTasks open) {
            try {
                trigger.tick(nowNanos, open, this);
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
    }

    /** Lets a rule ask about a task that is only imagined. */
    private record DryRunAsker(TriggerEntry entry, Judge judge, List<String> answers) implements Trigger.Asker {
        @Override
        public Decision ask(Cause cause) {
            answers.add(judge.wouldAnswer(entry, cause.subject()));
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
