/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import java.util.List;

/**
 * A thread as it was when the snapshot was asked for.
 *
 * @param id its number in Java
 * @param name its name
 * @param isVirtual whether it is a virtual thread, of which the JDK says neither what it waits for nor who has that
 * @param state its state as Java calls it
 * @param lock what it waits for, as a class and a number after an {@code @} that tells it from others of that class; empty when
 *     it waits for nothing, or that is not known
 * @param lockOwnerId the thread that holds what it waits for, 0 when nobody does or that is not known
 * @param lockOwnerName that thread's name, empty where there is none
 * @param taskId the task that it began last and that was open, 0 for none
 * @param taskName that task's name
 * @param region the innermost region that was open on it, empty for none
 * @param taskCosts what tasks that began on it had cost, as far as that is known; children are in their parents' too
 * @param stack the innermost frames of its stack, the innermost first
 */
public record ThreadAtTrigger(
        long id,
        String name,
        boolean isVirtual,
        Thread.State state,
        String lock,
        long lockOwnerId,
        String lockOwnerName,
        long taskId,
        String taskName,
        String region,
        List<TaskCostAtTrigger> taskCosts,
        List<StackTraceElement> stack) {
    /** Takes copies of the lists. */
    public ThreadAtTrigger {
        taskCosts = List.copyOf(taskCosts);
        stack = List.copyOf(stack);
    }

    /** A thread of whose tasks is not known what they had cost. */
    public ThreadAtTrigger(
            long id,
            String name,
            boolean isVirtual,
            Thread.State state,
            String lock,
            long lockOwnerId,
            String lockOwnerName,
            long taskId,
            String taskName,
            String region,
            List<StackTraceElement> stack) {
        this(id, name, isVirtual, state, lock, lockOwnerId, lockOwnerName, taskId, taskName, region, List.of(), stack);
    }

    /** The class of what it waits for, empty when that is not known. */
    public String lockClass() {
        int at = lock.lastIndexOf('@');
        return at < 0 ? lock : lock.substring(0, at);
    }
}
