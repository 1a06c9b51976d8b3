/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.threaddump;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All platform threads, and some virtual ones. From JDK 21 on they are looked at one after the other, before in one stop of the
 * JVM of milliseconds with hundreds of threads; never with the owners of ownable synchronizers, for which the JVM would walk the
 * whole heap.
 *
 * @param threads the platform threads, then the virtual threads that were asked for; those that have ended are left out
 * @param stackDepth how many frames are kept of each stack
 * @param problem why there are no threads, null when there are
 */
public record ThreadDump(
        List<DumpedThread> threads,
        int stackDepth,
        @Nullable String problem) {
    private static final int MOST_FRAMES = 64;
    private static final int FEWEST_FRAMES = 8;
    /** Of all stacks together, so that thousands of threads do not fill the heap. */
    private static final int FRAMES_IN_ALL = 32_768;
    /** From here on a thread's stack is walked without stopping the others. */
    private static final int ONE_BY_ONE_SINCE = 21;

    private static final long ONE_BY_ONE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Takes the dump now; an empty one, with the reason, where it fails. */
    public static ThreadDump take(List<Thread> virtual) {
        try {
            ThreadMXBean bean = ManagementFactory.getThreadMXBean();
            int depth = Math.max(FEWEST_FRAMES, Math.min(MOST_FRAMES, FRAMES_IN_ALL / bean.getThreadCount()));
            List<DumpedThread> threads = new ArrayList<>(platform(bean, depth));
            virtual.forEach(thread -> threads.add(DumpedThread.virtual(thread, depth)));
            return new ThreadDump(threads, depth, null);
        } catch (RuntimeException | LinkageError | OutOfMemoryError refused) {
            return new ThreadDump(List.of(), MOST_FRAMES, String.valueOf(refused));
        }
    }

    private static List<DumpedThread> platform(ThreadMXBean bean, int depth) {
        if (Runtime.version().feature() >= ONE_BY_ONE_SINCE) {
            try {
                return new OneByOne(bean, depth, ONE_BY_ONE_NANOS).look();
            } catch (RuntimeException overridden) {
                // an application may have threads of its own kind, whose answers are what it pleases
            }
        }
        return together(bean, depth);
    }

    private static List<DumpedThread> together(ThreadMXBean bean, int depth) {
        List<DumpedThread> threads = new ArrayList<>();
        for (ThreadInfo info : bean.dumpAllThreads(false, false, depth)) {
            threads.add(DumpedThread.platform(info, info.getStackTrace(), depth));
        }
        return threads;
    }
}
