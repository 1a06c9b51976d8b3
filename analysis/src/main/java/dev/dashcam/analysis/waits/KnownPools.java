/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.scan.PoolStacks;
import dev.dashcam.analysis.scan.WorkersPass;
import dev.dashcam.read.ThreadAtTrigger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The thread pools of a service, by the names of their threads at the trigger. Ours are none of them. */
final class KnownPools {
    private static final String OURS = "dashcam-";

    private final WorkersPass workers;
    private final Map<String, Pool> byName = new HashMap<>();

    KnownPools(WorkersPass workers) {
        this.workers = workers;
    }

    /** A pool, if that is what the threads with such a name are. */
    static final class Pool {
        final String name;
        final List<Long> threads = new ArrayList<>();
        final List<Long> idle = new ArrayList<>();
        private boolean isExecutor;
        private boolean isForkJoin;
        private boolean isWithoutQueue;

        private Pool(String name) {
            this.name = name;
        }

        /** Whether it is full when none of its threads is idle: others begin more. */
        boolean isExecutor() {
            return isExecutor && !isForkJoin && !isWithoutQueue;
        }

        boolean isKnown() {
            return isExecutor || isForkJoin;
        }
    }

    void see(ThreadAtTrigger thread) {
        if (thread.isVirtual() || thread.name().startsWith(OURS)) {
            return;
        }
        List<StackTraceElement> stack = thread.stack();
        boolean isOfExecutor = PoolStacks.isOfExecutor(stack) || workers.wasIdle(thread.id());
        boolean isOfForkJoin = PoolStacks.isOfForkJoinPool(stack);
        if (!isOfExecutor && !isOfForkJoin && isWhole(stack)) {
            return;
        }
        Pool pool = byName.computeIfAbsent(PoolName.of(thread.name()), Pool::new);
        pool.isExecutor |= isOfExecutor;
        pool.isForkJoin |= isOfForkJoin;
        pool.threads.add(thread.id());
        boolean isIdle = PoolStacks.isIdle(stack);
        pool.isWithoutQueue |= workers.isWithoutQueue(thread.id()) || (isIdle && PoolStacks.isWithoutQueue(stack));
        if (isIdle) {
            pool.idle.add(thread.id());
        }
    }

    /** Whether the outermost frame is there; of a deep stack it is not. */
    private static boolean isWhole(List<StackTraceElement> stack) {
        if (stack.isEmpty()) {
            return true;
        }
        StackTraceElement outermost = stack.get(stack.size() - 1);
        return outermost.getClassName().equals("java.lang.Thread")
                && outermost.getMethodName().equals("run");
    }

    Collection<Pool> all() {
        return byName.values();
    }

    Pool of(String threadName) {
        String name = PoolName.of(threadName);
        return byName.getOrDefault(name, new Pool(name));
    }

    /** Whether a thread of it was idle at some time of the recording: one that never is may run work without an end. */
    boolean wasEverIdle(Pool pool) {
        return !pool.idle.isEmpty() || pool.threads.stream().anyMatch(workers::wasIdle);
    }
}
