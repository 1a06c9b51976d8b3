/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.AtTrigger;
import dev.dashcam.analysis.findings.Meanwhile.Count;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.TaskTitle;
import dev.dashcam.analysis.findings.ThreadNow;
import dev.dashcam.analysis.findings.ThreadPoolUse;
import dev.dashcam.analysis.scan.PoolStacks;
import dev.dashcam.analysis.scan.WorkersPass;
import dev.dashcam.analysis.scan.WorkersPass.Stretch;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.analysis.waits.KnownPools.Pool;
import dev.dashcam.analysis.waits.TaskSpans.TaskSpan;
import dev.dashcam.explain.Incident;
import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.source.SourceLinks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the thread pool that a task waited for as it waited for results of other threads. The JVM does not tell who works one out, so
 * it is the pool on whose threads something was recorded for the task meanwhile; else the only one that had no idle thread.
 */
public final class ThreadPools {
    /** Shorter waits for results than this part of the task's time explain nothing. */
    private static final int NEWS_PART = 10;
    /** An idle thread is seen where it was idle for so long a part of the wait. */
    private static final int THRESHOLD_PART = 10;

    private final Incident incident;
    private final WaitBook book;
    private final NameSlots names;
    private final WorkersPass workers;

    /** Looks in this recording; the book knows which task ran on which thread. */
    public ThreadPools(Incident incident, WaitBook book, NameSlots names, WorkersPass workers) {
        this.incident = incident;
        this.book = book;
        this.names = names;
        this.workers = workers;
    }

    /** The pool, null where none is known or the task did not wait for results for long. */
    public @Nullable ThreadPoolUse of(Subject subject, @Nullable AtTrigger atTrigger) {
        List<Stretch> waits = waits(subject);
        boolean waitsNow = atTrigger != null && atTrigger.thread().state() == State.PARKED;
        if (!waitsNow && (waits.isEmpty() || nanos(waits) * NEWS_PART < subject.wallNanos())) {
            return null;
        }
        KnownPools pools = new KnownPools(workers);
        boolean[] forResult = new boolean[1];
        try {
            incident.threads(thread -> {
                pools.see(thread);
                forResult[0] |= thread.id() == subject.threadId() && PoolStacks.isForResult(thread.stack());
            });
            return waitsNow ? forResult[0] ? now(subject, pools) : null : before(subject, waits, pools);
        } catch (IOException damaged) {
            return null;
        }
    }

    private List<Stretch> waits(Subject subject) {
        List<Stretch> inside = new ArrayList<>();
        for (Stretch wait : workers.results()) {
            long startNanos = Math.max(wait.startNanos(), subject.startNanos());
            long endNanos = Math.min(wait.endNanos(), subject.endNanos());
            if (startNanos < endNanos) {
                inside.add(new Stretch(wait.threadId(), wait.threadName(), startNanos, endNanos));
            }
        }
        return inside;
    }

    private static long nanos(List<Stretch> waits) {
        return waits.stream()
                .mapToLong(wait -> wait.endNanos() - wait.startNanos())
                .sum();
    }

    private @Nullable ThreadPoolUse now(Subject subject, KnownPools pools) throws IOException {
        Pool full = null;
        for (Pool pool : pools.all()) {
            if (pool.isExecutor() && pool.idle.isEmpty() && pools.wasEverIdle(pool)) {
                if (full != null) {
                    return null;
                }
                full = pool;
            }
        }
        if (full == null) {
            return null;
        }
        Map<Long, TaskSpan> tasks = new HashMap<>();
        for (long thread : full.threads) {
            TaskSpan task = book.spans().at(thread, subject.endNanos());
            if (task != null && thread != subject.threadId()) {
                tasks.put(thread, task);
            }
        }
        return use(full, subject, false, -1, -1, tasks, longest(full, subject, tasks));
    }

    /** The one whose task began first; where none has a task, the first. */
    private @Nullable ThreadNow longest(Pool pool, Subject subject, Map<Long, TaskSpan> tasks) throws IOException {
        long wanted = tasks.entrySet().stream()
                .min(Comparator.comparingLong(entry -> entry.getValue().startNanos()))
                .map(Map.Entry::getKey)
                .orElseGet(() -> pool.threads.stream()
                        .filter(thread -> thread != subject.threadId())
                        .min(Comparator.naturalOrder())
                        .orElse(0L));
        ThreadAtTrigger[] found = new ThreadAtTrigger[1];
        incident.threads(thread -> found[0] = thread.id() == wanted ? thread : found[0]);
        SourceLinks links = SourceLinks.of(incident.manifest().configuration());
        return found[0] == null ? null : new PresentThread(book, names, links, subject.endNanos()).of(found[0]);
    }

    private @Nullable ThreadPoolUse before(Subject subject, List<Stretch> waits, KnownPools pools) {
        long waitedNanos = nanos(waits);
        BusyTime busy = new BusyTime(workers);
        boolean tellsIdle = workers.isComplete()
                && book.completeFromNanos() <= waits.get(0).startNanos()
                && book.thresholdNanos() * THRESHOLD_PART <= waitedNanos;
        List<Stretch> queued = new ArrayList<>();
        Pool worked = worked(waits, pools, queued);
        if (worked != null) {
            long allBusy = tellsIdle && worked.isExecutor() ? allBusy(worked, queued, busy) : 0;
            return use(worked, subject, true, waitedNanos, allBusy, tasks(worked, subject, queued), null);
        }
        Pool full = null;
        for (Pool pool : tellsIdle ? pools.all() : List.<Pool>of()) {
            if (pool.isExecutor() && pools.wasEverIdle(pool) && allBusy(pool, waits, busy) * 2 >= waitedNanos) {
                if (full != null) {
                    return null;
                }
                full = pool;
            }
        }
        return full == null
                ? null
                : use(full, subject, false, waitedNanos, allBusy(full, waits, busy), tasks(full, subject, waits), null);
    }

    /**
     * The pool whose threads worked for the task while it waited, null where there is none or several did.
     *
     * @param queued gets of each wait the time before anything is known of that work
     */
    private @Nullable Pool worked(List<Stretch> waits, KnownPools pools, List<Stretch> queued) {
        Pool found = null;
        for (Stretch wait : waits) {
            long began = wait.endNanos();
            for (Stretch work : workers.work()) {
                if (work.startNanos() >= wait.endNanos() || work.endNanos() <= wait.startNanos()) {
                    continue;
                }
                began = Math.min(began, Math.max(work.startNanos(), wait.startNanos()));
                Pool pool = pools.of(work.threadName());
                if (!pool.isKnown() || (found != null && !found.name.equals(pool.name))) {
                    return null;
                }
                found = pool;
            }
            queued.add(new Stretch(wait.threadId(), wait.threadName(), wait.startNanos(), began));
        }
        return workers.isComplete() ? found : null;
    }

    private static long allBusy(Pool pool, List<Stretch> stretches, BusyTime busy) {
        return stretches.stream()
                .mapToLong(each -> busy.nanos(pool, each.startNanos(), each.endNanos()))
                .sum();
    }

    /** What its threads ran for most of the longest of these stretches. */
    private Map<Long, TaskSpan> tasks(Pool pool, Subject subject, List<Stretch> stretches) {
        Stretch longest = stretches.stream()
                .max(Comparator.comparingLong(each -> each.endNanos() - each.startNanos()))
                .orElseThrow();
        Map<Long, TaskSpan> tasks = new HashMap<>();
        for (long thread : pool.threads) {
            TaskSpan task = book.spans().mostOf(thread, longest.startNanos(), longest.endNanos());
            if (task != null && thread != subject.threadId()) {
                tasks.put(thread, task);
            }
        }
        return tasks;
    }

    private ThreadPoolUse use(
            Pool pool,
            Subject subject,
            boolean worked,
            long waitedNanos,
            long allBusyNanos,
            Map<Long, TaskSpan> tasks,
            @Nullable ThreadNow longest) {
        Map<String, Long> counts = new HashMap<>();
        for (TaskSpan task : tasks.values()) {
            counts.merge(TaskTitle.of(task.kind(), names.name(task.nameSlot())), 1L, Long::sum);
        }
        List<Count> sorted = new ArrayList<>();
        counts.forEach((name, count) -> sorted.add(new Count(name, count)));
        sorted.sort(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::name));
        boolean own = pool.threads.contains(subject.threadId());
        return new ThreadPoolUse(
                pool.name, pool.threads.size(), worked, own, waitedNanos, allBusyNanos, sorted, longest);
    }
}
