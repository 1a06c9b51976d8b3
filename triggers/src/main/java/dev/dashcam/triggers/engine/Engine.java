/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEngine;
import dev.dashcam.trigger.TriggerEnvironment;
import dev.dashcam.trigger.TriggerStatus;
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
        this.askers = triggers.configured().stream()
                .map(configured -> new BoundAsker(configured.trigger(), configured.entry(), judge))
                .toArray(BoundAsker[]::new);
        this.slowerThan = triggers.slowerThan();
        this.manual = triggers.manual();
    }

    @Override
    public void taskEnded(FinishedTask task) {
        for (BoundAsker asker : askers) {
            asker.taskEnded(task);
        }
        long thresholdNanos = task.slowerThanNanos();
        if (thresholdNanos > 0 && task.durationNanos() >= thresholdNanos) {
            askSlowerThan(task, thresholdNanos);
        }
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
            asker.tick(nowNanos);
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

    private void askSlowerThan(FinishedTask task, long thresholdNanos) {
        try {
            judge.ask(slowerThan, task, (double) task.durationNanos(), (double) thresholdNanos, "ns");
        } catch (Throwable thrown) {
            judge.failed(slowerThan, thrown);
        }
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

        void tick(long nowNanos) {
            try {
                trigger.tick(nowNanos, this);
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
}
