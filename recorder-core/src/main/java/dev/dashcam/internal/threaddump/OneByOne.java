/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.threaddump;

import dev.dashcam.internal.thread.Threads;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the platform threads one after the other: each stands still while its own stack is walked, the others go on. From
 * JDK 21 on; before, each look at a stack stops the whole JVM.
 *
 * <p>What a thread waits for and its stack are asked for apart. They are of one moment when it waited for the same before and
 * after its stack was walked, and had begun no other wait between: the JVM counts those. A thread that is too busy for that is
 * looked at again with all such threads together, in one stop of the JVM. An owner is told only when it was the same before and
 * after everybody's stacks were walked, its own among them.
 */
final class OneByOne {
    private static final int TRIES = 3;

    private final ThreadMXBean threads;
    private final int depth;
    private final long deadlineNanos;
    private final Map<Long, DumpedThread> seen = new LinkedHashMap<>();
    private final Map<Long, ThreadInfo> owned = new LinkedHashMap<>();
    private final List<Long> busy = new ArrayList<>();

    /**
     * @param depth how many frames are kept of each stack
     * @param mostNanos who has not been looked at by then is looked at together with the busy ones: a thread that waits for a
     *     CPU answers no earlier than it gets one
     */
    OneByOne(ThreadMXBean threads, int depth, long mostNanos) {
        this.threads = threads;
        this.depth = depth;
        this.deadlineNanos = System.nanoTime() + mostNanos;
    }

    List<DumpedThread> look() {
        for (Thread thread : all()) {
            look(thread);
        }
        dropOwnersThatChanged();
        lookTogether();
        return List.copyOf(seen.values());
    }

    private static Thread[] all() {
        ThreadGroup root = Objects.requireNonNull(Thread.currentThread().getThreadGroup());
        for (ThreadGroup parent = root.getParent(); parent != null; parent = root.getParent()) {
            root = parent;
        }
        Thread[] all = new Thread[2 * root.activeCount() + 16];
        int count = root.enumerate(all, true);
        return Arrays.copyOf(all, count);
    }

    private void look(Thread thread) {
        long id = Threads.id(thread);
        for (int i = 0; i < TRIES && System.nanoTime() - deadlineNanos < 0; i++) {
            ThreadInfo before = threads.getThreadInfo(id);
            StackTraceElement[] stack = thread.getStackTrace();
            ThreadInfo after = threads.getThreadInfo(id);
            if (before == null || after == null) {
                return; // it has ended
            }
            if (isSameWait(before, after)) {
                seen.put(id, DumpedThread.platform(after, stack, depth));
                if (after.getLockOwnerId() != DumpedThread.NOBODY) {
                    owned.put(id, after);
                }
                return;
            }
        }
        busy.add(id);
    }

    private void dropOwnersThatChanged() {
        long[] ids = owned.keySet().stream().mapToLong(Long::longValue).toArray();
        ThreadInfo[] now = threads.getThreadInfo(ids);
        for (int i = 0; i < ids.length; i++) {
            ThreadInfo then = Objects.requireNonNull(owned.get(ids[i]));
            if (now[i] == null || !isSameWait(then, now[i])) {
                seen.computeIfPresent(ids[i], (id, thread) -> thread.withoutLockOwner());
            }
        }
    }

    private void lookTogether() {
        if (busy.isEmpty()) {
            return;
        }
        long[] ids = busy.stream().mapToLong(Long::longValue).toArray();
        for (@Nullable ThreadInfo info : threads.getThreadInfo(ids, depth)) {
            if (info != null) {
                seen.put(info.getThreadId(), DumpedThread.platform(info, info.getStackTrace(), depth));
            }
        }
    }

    private static boolean isSameWait(ThreadInfo one, ThreadInfo other) {
        return one.getThreadState() == other.getThreadState()
                && one.getBlockedCount() == other.getBlockedCount()
                && one.getWaitedCount() == other.getWaitedCount()
                && one.getLockOwnerId() == other.getLockOwnerId()
                && Objects.equals(one.getLockName(), other.getLockName());
    }
}
