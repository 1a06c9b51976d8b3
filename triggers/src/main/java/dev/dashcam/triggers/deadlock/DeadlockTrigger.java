/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.deadlock;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.trigger.OpenTask;
import dev.dashcam.trigger.OpenTasks;
import dev.dashcam.trigger.Trigger;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fires when platform threads wait for each other's locks, which they do until the process ends. Looks every ten seconds, for
 * which the JVM stops for some tenths of a millisecond. Threads that were captured once are not asked about again; where one of
 * them has a task open, the snapshot is about that.
 *
 * <p>Monitors and {@code java.util.concurrent} locks that know their owner are seen. Virtual threads are not: the JDK does not say
 * what they wait for.
 */
public final class DeadlockTrigger implements Trigger {
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_NAMED = 3;

    /** Null until it is looked for the first time, where it is the JVM's own: no start is to wait for that. */
    private @Nullable Deadlocks deadlocks;

    /** Those of deadlocks that were captured. For the thread that ticks, as the rest. */
    private final Set<Long> captured = new HashSet<>();

    private boolean hasTicked;
    private boolean isOff;
    private long lookAtNanos;

    /** What the JVM tells of deadlocks; another one in tests. */
    interface Deadlocks {
        /** The JVM's own answer. */
        static Deadlocks ofThisJvm() {
            return new OfThisJvm();
        }

        /** The threads in deadlocks, null when there are none. */
        long @Nullable [] threads();

        /** A thread's name, null when it is no more. */
        @Nullable
        String name(long threadId);
    }

    DeadlockTrigger(@Nullable Deadlocks deadlocks) {
        this.deadlocks = deadlocks;
    }

    /** The trigger, which is named {@code deadlock}. */
    public static DeadlockTrigger create() {
        return new DeadlockTrigger(null);
    }

    /** There are no settings. */
    @Override
    public boolean isLike(Trigger other) {
        return other instanceof DeadlockTrigger;
    }

    @Override
    public String name() {
        return "deadlock";
    }

    @Override
    public String kind() {
        return "deadlock";
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        return subject + " wait for each other's locks";
    }

    @Override
    public void tick(long nowNanos, OpenTasks open, Asker asker) {
        if (!hasTicked) {
            hasTicked = true;
            lookAtNanos = nowNanos + BETWEEN_LOOKS_NANOS;
        }
        if (isOff || nowNanos - lookAtNanos < 0) {
            return;
        }
        lookAtNanos = nowNanos + BETWEEN_LOOKS_NANOS;
        try {
            look(nowNanos, open, asker);
        } catch (LinkageError noManagement) {
            // a runtime image without java.management tells nobody
            isOff = true;
        }
    }

    private void look(long nowNanos, OpenTasks open, Asker asker) {
        Deadlocks known = deadlocks;
        if (known == null) {
            known = Deadlocks.ofThisJvm();
            deadlocks = known;
        }
        long[] threads = known.threads();
        if (threads == null) {
            captured.clear();
            return;
        }
        Set<Long> news = new HashSet<>();
        for (long thread : threads) {
            if (!captured.contains(thread)) {
                news.add(thread);
            }
        }
        if (!news.isEmpty() && asker.ask(cause(known, news, open, nowNanos)).isSettled()) {
            captured.addAll(news);
        }
    }

    private Cause cause(Deadlocks known, Set<Long> threads, OpenTasks open, long nowNanos) {
        // of several the oldest: it has waited longest
        OpenTask[] oldest = new OpenTask[1];
        open.forEach(task -> {
            boolean isOlder = oldest[0] == null || task.runningNanos(nowNanos) > oldest[0].runningNanos(nowNanos);
            if (threads.contains(task.threadId()) && isOlder) {
                oldest[0] = task;
            }
        });
        OpenTask task = oldest[0];
        String names = names(known, threads);
        return new Cause(
                name(),
                kind(),
                names,
                task == null ? 0 : task.id(),
                task == null ? null : task.traceIdNow(),
                Double.NaN,
                Double.NaN,
                "",
                saw(names, Double.NaN, ""),
                nowNanos);
    }

    /** Such as {@code import-1 and export-1}. */
    private static String names(Deadlocks known, Set<Long> threads) {
        long[] sorted = threads.stream().mapToLong(Long::longValue).sorted().toArray();
        int more = sorted.length - MOST_NAMED;
        StringJoiner names = new StringJoiner(more > 0 ? ", " : " and ");
        Arrays.stream(sorted).limit(MOST_NAMED).forEach(thread -> {
            String name = known.name(thread);
            names.add(name == null || name.isBlank() ? "thread " + thread : name);
        });
        return more > 0 ? names + " and " + more + " more" : names.toString();
    }

    /** The JVM's own answer. */
    private static final class OfThisJvm implements Deadlocks {
        @Override
        public long @Nullable [] threads() {
            ThreadMXBean bean = ManagementFactory.getThreadMXBean();
            return bean.isSynchronizerUsageSupported()
                    ? bean.findDeadlockedThreads()
                    : bean.findMonitorDeadlockedThreads();
        }

        @Override
        public @Nullable String name(long threadId) {
            ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(threadId);
            return info == null ? null : info.getThreadName();
        }
    }
}
