/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.log.LogEvent;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEngine;
import dev.dashcam.trigger.TriggerEnvironment;
import dev.dashcam.trigger.TriggerStatus;
import dev.dashcam.triggers.latency.LatencyTrigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The triggers of one recorder, each shown what happens, each with its way to the judge. */
final class Engine implements TriggerEngine {
    private static final int LONGEST_REASON = 200;

    private final TriggerEnvironment environment;
    private final CalledTriggers called;
    private final Judge judge;
    private final EntryMaker entries;
    /** Those that call code which is not ours are ticked by these. */
    private final WatchedRounds<BoundAsker> rounds = new WatchedRounds<>(BoundAsker::leaveOut);

    private final RulesLeaving leaving = new RulesLeaving();
    private volatile Rules rules;
    private volatile long readyNanos;
    private volatile boolean isReady;
    private boolean isClosed;

    Engine(TriggerSettings settings, TriggerEnvironment environment) {
        this.environment = environment;
        Budgets imagined = new Budgets(settings);
        this.judge = new Judge(settings, environment, imagined);
        this.entries = new EntryMaker(settings, imagined, judge::spent);
        this.called = new CalledTriggers(entries);
        this.readyNanos = environment.startedNanos();
        List<Trigger> triggers = environment.triggers();
        Rules.requireNames(triggers);
        this.rules = new Rules(
                triggers.stream().map(trigger -> bound(trigger, false)).toList());
        this.isReady = environment.isReady();
    }

    private BoundAsker bound(Trigger trigger, boolean isLate) {
        return new BoundAsker(trigger, entries.of(trigger), judge, isLate);
    }

    @Override
    public void taskEnded(FinishedTask task) {
        for (BoundAsker asker : rules.watchingEnds()) {
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
        for (BoundAsker asker : rules.askedBeforeEnds()) {
            answer = better(answer, asker.taskEnding(soFar));
        }
        long thresholdNanos = soFar.slowerThanNanos();
        return thresholdNanos > 0 && soFar.durationNanos() >= thresholdNanos
                ? better(answer, askSlowerThan(soFar, thresholdNanos))
                : answer;
    }

    @Override
    public void logged(LogEvent event, long taskId) {
        for (BoundAsker asker : rules.listening()) {
            asker.logged(event, taskId);
        }
    }

    @Override
    public @Nullable Decision drill(FinishedTask task) {
        for (BoundAsker asker : rules.all()) {
            Decision answer = asker.drill(task);
            if (answer != null && answer.reason() != Reason.DRY_RUN) {
                return answer;
            }
        }
        double thresholdNanos = (double) task.slowerThanNanos();
        return thresholdNanos > 0
                ? judge.drill(called.slowerThan(), task, (double) task.durationNanos(), thresholdNanos, "ns")
                : null;
    }

    @Override
    public long drillNanos() {
        return rules.triggers().stream()
                .filter(LatencyTrigger.class::isInstance)
                .mapToLong(trigger -> ((LatencyTrigger) trigger).thresholdNanos())
                .findFirst()
                .orElse(0);
    }

    @Override
    public List<String> dryRun(FinishedTask imagined) {
        List<String> answers = new ArrayList<>();
        for (BoundAsker asker : rules.all()) {
            asker.dryRun(imagined, answers);
        }
        return answers;
    }

    @Override
    public List<Trigger> triggers() {
        return rules.triggers();
    }

    @Override
    public synchronized void replace(List<Trigger> triggers) {
        Rules.requireNames(triggers);
        if (isClosed) {
            return;
        }
        Rules before = rules;
        boolean isLate = isReady;
        Map<String, BoundAsker> after = new HashMap<>();
        for (Trigger trigger : triggers) {
            BoundAsker present = before.like(trigger);
            if (present != null) {
                after.put(trigger.name(), present);
            }
        }
        List<BoundAsker> gone = before.without(after.values());
        // first, since a new rule of the same name looks at what is spent when it is made
        judge.forget(gone.stream().map(BoundAsker::entry).toList());
        judge.forget(called.giveUp(triggers));
        List<BoundAsker> begun = triggers.stream()
                .filter(trigger -> !after.containsKey(trigger.name()))
                .map(trigger -> bound(trigger, isLate))
                .toList();
        begun.forEach(asker -> after.put(asker.entry().name(), asker));
        rules = new Rules(triggers.stream()
                .map(trigger -> after.get(trigger.name()))
                .filter(Objects::nonNull)
                .toList());
        leaving.add(gone);
        if (!gone.isEmpty() || !begun.isEmpty()) {
            environment.say(ReplacedLine.of(gone, begun, rules.triggers()));
        }
    }

    @Override
    public void ready() {
        ready(environment.clock().nanoTime());
    }

    @Override
    public void ready(long sinceNanos) {
        judge.ready(sinceNanos);
        if (!isReady) {
            readyNanos = sinceNanos;
            isReady = true;
        }
    }

    @Override
    public Decision trigger(String name, @Nullable FinishedTask task) {
        TriggerEntry entry = named(name);
        try {
            return task == null ? judge.ask(entry, entry.name()) : judge.ask(entry, task, Double.NaN, Double.NaN, "");
        } catch (Throwable thrown) {
            return judge.broken(entry, thrown);
        }
    }

    @Override
    public Decision manual(String reason) {
        try {
            return judge.ask(called.manual(), subjectOf(reason));
        } catch (Throwable thrown) {
            return judge.broken(called.manual(), thrown);
        }
    }

    @Override
    public void tick() {
        boolean isReadyNow = isReady;
        Rules present = rules;
        long nowNanos = environment.clock().nanoTime();
        leaving.endOwn(nowNanos);
        for (BoundAsker asker : present.own()) {
            asker.tick(environment, isReadyNow, readyNanos);
        }
        rounds.run(leaving.with(present.foreign()), asker -> {
            if (leaving.contains(asker)) {
                asker.leaving(nowNanos);
            } else {
                asker.tick(environment, isReadyNow, readyNanos);
            }
        });
    }

    @Override
    public void captureEnded(String snapshotId, boolean sealed) {
        judge.captureEnded(snapshotId, sealed, this::subjectTables);
    }

    @Override
    public List<TriggerStatus> status() {
        Rules present = rules;
        return Stream.concat(present.entries().stream(), called.all(present.names()).stream())
                .map(judge::status)
                .toList();
    }

    @Override
    public List<String> decisions() {
        return judge.decisions();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        Rules present = rules;
        long nowNanos = environment.clock().nanoTime();
        leaving.endOwn(nowNanos);
        for (BoundAsker asker : present.own()) {
            asker.closing(nowNanos);
        }
        rounds.run(leaving.with(present.foreign()), asker -> {
            if (leaving.contains(asker)) {
                asker.leaving(nowNanos);
            } else {
                asker.closing(nowNanos);
            }
        });
        rounds.close();
        judge.close();
    }

    private TriggerEntry named(@Nullable String name) {
        String key = name == null || name.isBlank() ? "(unnamed)" : name;
        TriggerEntry ruled = rules.named(key);
        return ruled != null ? ruled : called.named(key);
    }

    /** What each remembers of routes and problems, but for those that spend nothing. */
    private List<SubjectTable> subjectTables() {
        return Stream.concat(rules.entries().stream(), called.spending())
                .filter(entry -> !entry.isDryRun())
                .map(TriggerEntry::subjects)
                .toList();
    }

    private @Nullable Decision askSlowerThan(FinishedTask task, long thresholdNanos) {
        try {
            return judge.ask(called.slowerThan(), task, (double) task.durationNanos(), (double) thresholdNanos, "ns");
        } catch (Throwable thrown) {
            judge.failed(called.slowerThan(), thrown);
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
