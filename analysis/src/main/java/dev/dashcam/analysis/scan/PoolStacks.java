/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import java.util.List;
import java.util.Set;

/** What stacks say of the threads of a pool, and of those that wait for what such a thread works out. */
public final class PoolStacks {
    private static final String EXECUTOR = "java.util.concurrent.ThreadPoolExecutor";
    private static final String WORKER = EXECUTOR + "$Worker";
    private static final String FORK_JOIN_THREAD = "java.util.concurrent.ForkJoinWorkerThread";
    private static final Set<String> RESULTS = Set.of(
            "java.util.concurrent.FutureTask",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.ForkJoinTask",
            "java.util.concurrent.ExecutorCompletionService",
            "java.util.concurrent.AbstractExecutorService");
    private static final Set<String> ASKING =
            Set.of("get", "join", "quietlyJoin", "take", "poll", "invokeAll", "invokeAny", "doInvokeAny");

    private PoolStacks() {}

    /** Whether a thread of an executor waits for work. */
    public static boolean isIdle(List<StackTraceElement> stack) {
        for (int i = 0; i < stack.size(); i++) {
            StackTraceElement frame = stack.get(i);
            if (frame.getMethodName().equals("getTask") && frame.getClassName().equals(EXECUTOR)) {
                return true;
            }
        }
        return false;
    }

    /** Whether such a thread waits in a pool that begins threads as it needs them, as a cached one does: nothing waits in a queue there. */
    public static boolean isWithoutQueue(List<StackTraceElement> idle) {
        for (int i = 0; i < idle.size(); i++) {
            if (idle.get(i).getClassName().startsWith("java.util.concurrent.SynchronousQueue")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a thread is one of an executor's, which has a number of them. A deep stack may not show it. */
    public static boolean isOfExecutor(List<StackTraceElement> stack) {
        return has(stack, WORKER);
    }

    /** Whether a thread is one of a fork-join pool's, which begins some as it needs them. */
    public static boolean isOfForkJoinPool(List<StackTraceElement> stack) {
        return has(stack, FORK_JOIN_THREAD);
    }

    private static boolean has(List<StackTraceElement> stack, String className) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (stack.get(i).getClassName().equals(className)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a thread that is parked waits for what another one works out: code that is not the JDK's has asked the JDK for that. */
    public static boolean isForResult(List<StackTraceElement> stack) {
        for (int i = 0; i < stack.size(); i++) {
            StackTraceElement frame = stack.get(i);
            String type = frame.getClassName();
            if (!type.startsWith("java.") && !type.startsWith("jdk.")) {
                return false;
            }
            if (RESULTS.contains(type) && ASKING.contains(frame.getMethodName())) {
                return true;
            }
        }
        return false;
    }
}
