/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.threaddump;

import dev.dashcam.internal.thread.Threads;
import java.lang.management.LockInfo;
import java.lang.management.ThreadInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one thread was doing.
 *
 * @param isVirtual whether it is a virtual thread; of those the JDK tells neither what they wait for nor who has that
 * @param lock what it waits for, null when it waits for nothing or that is not known
 * @param lockOwnerId who has it, {@link #NOBODY} when nobody has or that is not known
 * @param lockOwner the name of that thread
 * @param stack the innermost frame first
 */
record DumpedThread(
        long id,
        String name,
        boolean isVirtual,
        Thread.State state,
        @Nullable String lock,
        long lockOwnerId,
        @Nullable String lockOwner,
        List<StackTraceElement> stack) {
    static final long NOBODY = -1;

    static DumpedThread platform(ThreadInfo info, StackTraceElement[] stack, int depth) {
        LockInfo lock = info.getLockInfo();
        return new DumpedThread(
                info.getThreadId(),
                info.getThreadName(),
                false,
                info.getThreadState(),
                lock == null ? null : lock.toString(),
                info.getLockOwnerId(),
                info.getLockOwnerName(),
                top(stack, depth));
    }

    static DumpedThread virtual(Thread thread, int depth) {
        Thread.State state = thread.getState();
        return new DumpedThread(
                Threads.id(thread),
                thread.getName(),
                true,
                state,
                null,
                NOBODY,
                null,
                top(thread.getStackTrace(), depth));
    }

    DumpedThread withoutLockOwner() {
        return new DumpedThread(id, name, isVirtual, state, lock, NOBODY, null, stack);
    }

    private static List<StackTraceElement> top(StackTraceElement[] stack, int depth) {
        return List.of(stack).subList(0, Math.min(depth, stack.length));
    }
}
