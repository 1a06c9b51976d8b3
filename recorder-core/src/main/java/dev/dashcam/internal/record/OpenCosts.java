/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.account.AccountReading;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the open tasks have cost by now, read from the accounts of their threads by a thread of the recorder. At most so many
 * threads and so long: those with the requests and messages that have been open longest come first.
 *
 * @param costs of each task that is known
 * @param threadsLeftOut of how many threads nothing was read
 */
public record OpenCosts(List<OpenTaskCost> costs, int threadsLeftOut) {
    /** More have no file open either, and so no account of their waits for a CPU. */
    static final int MOST_THREADS = 256;

    static final long MOST_NANOS = 10_000_000;

    /** Takes a copy of the list. */
    public OpenCosts {
        costs = List.copyOf(costs);
    }

    static OpenCosts read(LiveTable<RecordedTask> live, RecorderClock clock, int mostThreads, long mostNanos) {
        long deadlineNanos = clock.nanoTime() + mostNanos;
        List<OpenTaskCost> costs = new ArrayList<>();
        int left = 0;
        int read = 0;
        for (List<RecordedTask> tasks : byThread(live)) {
            if (read == mostThreads || clock.nanoTime() - deadlineNanos >= 0) {
                left++;
                continue;
            }
            read++;
            addCosts(tasks, clock, costs);
        }
        return new OpenCosts(costs, left);
    }

    /** Why not all are there, null when they are. */
    public @Nullable String problem() {
        return threadsLeftOut == 0 ? null : threadsLeftOut + " threads were left out";
    }

    /** A task and what it is sorted by, which may change meanwhile. */
    private record Candidate(RecordedTask task, boolean isServed, long startNanos) {}

    private static Iterable<List<RecordedTask>> byThread(LiveTable<RecordedTask> live) {
        List<Candidate> candidates = new ArrayList<>();
        live.forEach(task -> {
            if (task.cost() != null && !task.isOver() && task.track().isAlive()) {
                TaskKind kind = task.kind();
                boolean isServed = kind == TaskKind.REQUEST || kind == TaskKind.MESSAGE;
                candidates.add(new Candidate(task, isServed, task.startNanos()));
            }
        });
        candidates.sort(
                Comparator.comparing((Candidate one) -> !one.isServed).thenComparingLong(Candidate::startNanos));
        Map<Long, List<RecordedTask>> byThread = new LinkedHashMap<>();
        for (Candidate one : candidates) {
            byThread.computeIfAbsent(one.task.track().threadId(), id -> new ArrayList<>())
                    .add(one.task);
        }
        return byThread.values();
    }

    private static void addCosts(List<RecordedTask> tasks, RecorderClock clock, List<OpenTaskCost> into) {
        ThreadTrack track = tasks.get(0).track();
        long nowNanos = clock.nanoTime();
        AccountReading now = track.costs().readByOther();
        // Once it has ended, the numbers that it was read by may be another thread's.
        if (!track.isAlive()) {
            return;
        }
        for (RecordedTask task : tasks) {
            OpenTaskCost cost = task.costNow(nowNanos, now);
            if (cost != null) {
                into.add(cost);
            }
        }
    }
}
