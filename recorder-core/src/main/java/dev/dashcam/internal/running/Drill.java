/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.record.TaskSoFar;
import dev.dashcam.internal.snapshot.CaptureTimes;
import dev.dashcam.internal.snapshot.Snapshots;
import dev.dashcam.sink.Delivered;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.DrillReport;
import dev.dashcam.snapshot.DrillReport.Step;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.trigger.TriggerEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A slow task of our own, sent through rule, capture, explanation, store and sinks. One at a time. */
public final class Drill {
    private static final EventName NAME = EventName.of("drill");
    private static final EventName WAITING = EventName.of("drill wait");
    /** Nobody waits longer for a drill, whatever the threshold; its own is this long then. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventRecorder events;
    private final Snapshots snapshots;
    private final @Nullable TriggerEngine engine;
    private final @Nullable SnapshotStore store;
    private final RecorderLog log;
    private final ReentrantLock turn = new ReentrantLock();

    Drill(
            EventRecorder events,
            Snapshots snapshots,
            @Nullable TriggerEngine engine,
            @Nullable SnapshotStore store,
            RecorderLog log) {
        this.events = events;
        this.snapshots = snapshots;
        this.engine = engine;
        this.store = store;
        this.log = log;
    }

    /** Runs one and says in the log what became of it. */
    public void runAndSay() {
        run();
    }

    /** Runs one; blocks until it has come through, or another one has that was already on its way. */
    public DrillReport run() {
        turn.lock();
        try {
            DrillReport report = send();
            if (report.hasPassed()) {
                log.say(report.sentence());
            } else {
                log.warn(report.sentence());
            }
            return report;
        } finally {
            turn.unlock();
        }
    }

    private DrillReport send() {
        TriggerEngine rules = engine;
        SnapshotStore present = store;
        if (rules == null) {
            return DrillReport.failed("trigger", "there is no engine; add dev.dashcam:dashcam-triggers");
        }
        long beganNanos = System.nanoTime();
        Decision decision;
        try {
            decision = slowTask(rules);
        } catch (RuntimeException | Error broken) {
            return DrillReport.failed("trigger", String.valueOf(broken));
        }
        long seenNanos = System.nanoTime() - beganNanos;
        CompletableFuture<Snapshot> sealed = decision == null ? null : decision.snapshot();
        if (decision == null || sealed == null || present == null) {
            String why = decision == null
                    ? "no rule has asked about it"
                    : decision.reason().words();
            return DrillReport.failed("trigger", why);
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("trigger", seenNanos, null));
        capture(steps, sealed, present);
        return new DrillReport(steps);
    }

    private @Nullable Decision slowTask(TriggerEngine rules) {
        long neededNanos = rules.drillNanos();
        boolean hasRule = neededNanos > 0 && neededNanos <= LONGEST.toNanos();
        Duration lasting = hasRule ? Duration.ofNanos(neededNanos) : SHORT;
        try (Task task = events.drill(NAME)) {
            if (!hasRule) {
                task.slowerThan(lasting);
            }
            TaskSoFar soFar = events.drillSoFar(task);
            Region region = events.region(WAITING);
            while (soFar != null && soFar.durationNanos() < lasting.toNanos()) {
                LockSupport.parkNanos(this, lasting.toNanos() - soFar.durationNanos());
                soFar = Thread.currentThread().isInterrupted() ? null : events.drillSoFar(task);
            }
            region.close();
            return soFar == null ? null : rules.drill(soFar);
        }
    }

    private void capture(List<Step> steps, CompletableFuture<Snapshot> sealed, SnapshotStore present) {
        Snapshot snapshot;
        try {
            snapshot = sealed.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            steps.add(new Step("capture", 0, words(failed.getCause())));
            return;
        } catch (TimeoutException tooLate) {
            steps.add(new Step("capture", 0, "it is not there after " + PATIENCE.toSeconds() + " s"));
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            steps.add(new Step("capture", 0, "the thread was interrupted"));
            return;
        }
        CaptureTimes times = snapshots.timesOf(snapshot.id());
        if (times != null) {
            steps.add(new Step("capture", times.captureNanos(), null));
            steps.add(new Step("explain", times.explainNanos(), times.explainProblem()));
            steps.add(new Step("spool", times.sealNanos(), null));
        }
        for (Delivered delivered : present.deliverNow(snapshot)) {
            steps.add(new Step(delivered.sink(), delivered.nanos(), delivered.problem()));
        }
    }

    private static String words(@Nullable Throwable failure) {
        return failure instanceof IOException ? String.valueOf(failure.getMessage()) : String.valueOf(failure);
    }
}
