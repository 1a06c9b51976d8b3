/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.log.LogEvent;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.TriggerEngine;
import dev.dashcam.trigger.TriggerEnvironment;
import dev.dashcam.trigger.TriggerStatus;
import dev.dashcam.triggers.latency.LatencyTrigger;
import java.util.ArrayList;
import java.util.Arrays;
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
    /** Those that call code which is not ours. */
    private final WatchedRounds<BoundAsker> foreign;

    private volatile long readyNanos;
    private volatile boolean isReady;

    Engine(TriggerSettings settings, TriggerEnvironment environment) {
        this.environment = environment;
        Budgets imagined = new Budgets(settings);
        this.judge = new Judge(settings, environment, imagined);
        this.triggers = new TriggerTable(environment.triggers(), new EntryMaker(settings, imagined, judge.restored()));
        List<TriggerTable.Configured> configured = triggers.configured();
        this.askers = new BoundAsker[configured.size()];
        for (int i = 0; i < askers.length; i++) {
            askers[i] = new BoundAsker(
                    configured.get(i).trigger(), configured.get(i).entry(), judge);
        }
        this.slowerThan = triggers.slowerThan();
        this.manual = triggers.manual();
        this.readyNanos = environment.startedNanos();
        this.isReady = environment.isReady();
        this.foreign = new WatchedRounds<>(
                Arrays.stream(askers).filter(asker -> !asker.callsOwnCodeOnly()).toList(), BoundAsker::leaveOut);
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
    public void logged(LogEvent event, long taskId) {
        for (BoundAsker asker : askers) {
            asker.logged(event, taskId);
        }
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
        if (!isReady) {
            readyNanos = environment.clock().nanoTime();
            isReady = true;
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
        boolean isReadyNow = isReady;
        for (BoundAsker asker : askers) {
            if (asker.callsOwnCodeOnly()) {
                asker.tick(environment, isReadyNow, readyNanos);
            }
        }
        foreign.run(asker -> asker.tick(environment, isReadyNow, readyNanos));
    }

    @Override
    public void captureEnded(String snapshotId, boolean sealed) {
        judge.captureEnded(snapshotId, sealed, triggers::subjectTables);
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
        long nowNanos = environment.clock().nanoTime();
        for (BoundAsker asker : askers) {
            if (asker.callsOwnCodeOnly()) {
                asker.closing(nowNanos);
            }
        }
        foreign.run(asker -> asker.closing(nowNanos));
        foreign.close();
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
}
