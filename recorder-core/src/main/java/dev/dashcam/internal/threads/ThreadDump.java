/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.threads;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All platform threads at one moment, and some virtual ones one after the other just then. One stop of the JVM, of milliseconds
 * with hundreds of threads; never with the owners of ownable synchronizers, for which the JVM would walk the whole heap.
 *
 * @param platform the platform threads
 * @param virtual the virtual threads that were asked for, those that have ended left out
 * @param stackDepth how many frames are kept of each stack
 * @param problem why there are no platform threads, null when there are
 */
public record ThreadDump(
        List<ThreadInfo> platform,
        List<VirtualThread> virtual,
        int stackDepth,
        @Nullable String problem) {
    private static final int MOST_FRAMES = 64;
    private static final int FEWEST_FRAMES = 8;
    /** Of all stacks together, so that thousands of threads do not fill the heap. */
    private static final int FRAMES_IN_ALL = 32_768;

    /** Takes the dump now; an empty one, with the reason, where it fails. */
    public static ThreadDump take(List<Thread> virtual) {
        try {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            int depth = Math.max(FEWEST_FRAMES, Math.min(MOST_FRAMES, FRAMES_IN_ALL / threads.getThreadCount()));
            ThreadInfo[] platform = threads.dumpAllThreads(false, false, depth);
            return new ThreadDump(List.of(platform), stacks(virtual, depth), depth, null);
        } catch (RuntimeException | LinkageError | OutOfMemoryError refused) {
            return new ThreadDump(List.of(), List.of(), MOST_FRAMES, String.valueOf(refused));
        }
    }

    private static List<VirtualThread> stacks(List<Thread> virtual, int depth) {
        return virtual.stream().map(thread -> VirtualThread.of(thread, depth)).toList();
    }

    /** A virtual thread as far as the JDK tells: neither what it waits for nor who has that. */
    record VirtualThread(Thread thread, Thread.State state, List<StackTraceElement> stack) {
        static VirtualThread of(Thread thread, int depth) {
            Thread.State state = thread.getState();
            StackTraceElement[] stack = thread.getStackTrace();
            return new VirtualThread(thread, state, List.of(stack).subList(0, Math.min(depth, stack.length)));
        }
    }
}
