/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;

/**
 * How many threads of Undertow's pool work, which the pool counts only where the system property
 * {@code jboss.threads.eqe.statistics.active-count} is set as it is loaded. Those without work park on the pool itself, so all others
 * work. That asks no thread for anything.
 */
final class UndertowThreads {
    private static final String EXECUTOR = "taskPool.executor";

    private final Object executor;

    private UndertowThreads(Object executor) {
        this.executor = executor;
    }

    /** Those of a worker, null where its pool is another one. */
    static @Nullable UndertowThreads of(Object worker) {
        try {
            Object executor = new DirectFieldAccessor(worker).getPropertyValue(EXECUTOR);
            return executor != null && threads(executor) != null ? new UndertowThreads(executor) : null;
        } catch (BeansException other) {
            return null;
        }
    }

    private static Thread @Nullable [] threads(Object executor) {
        return PoolFigures.call(executor, "getRunningThreads") instanceof Thread[] threads ? threads : null;
    }

    long busy() {
        Thread[] threads = threads(executor);
        if (threads == null) {
            return PoolFigures.UNKNOWN;
        }
        long busy = 0;
        for (Thread thread : threads) {
            busy += LockSupport.getBlocker(thread) == executor ? 0 : 1;
        }
        return busy;
    }
}
