/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import dev.dashcam.task.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * What a thread was doing at the trigger.
 *
 * @param threadId the thread
 * @param threadName its name
 * @param isVirtual whether it is a virtual thread, of which the JDK does not say what it waits for and who has that
 * @param state what it waited for, null when it was running or ready to run, or in native code that may wait
 * @param isInNativeCode whether it was in native code of which is not known whether it waited
 * @param object for what, such as a lock's class, or what it did to a file; empty when not known
 * @param place the code it was in
 * @param region the innermost region that was open on it, empty for none
 * @param taskId the task it ran, 0 for none
 * @param kind that task's kind
 * @param taskName that task's name
 * @param taskNanos how long that had been running, -1 when not known
 * @param owner who held what it waited for, null when nobody did or that is not known
 * @param isDeadlock whether that owner waited, itself or through others, for what this thread held, and none of them for a time
 *     only; it has no owner here then
 */
public record ThreadNow(
        long threadId,
        String threadName,
        boolean isVirtual,
        StateShare.@Nullable State state,
        boolean isInNativeCode,
        String object,
        CodePlace place,
        String region,
        long taskId,
        TaskKind kind,
        String taskName,
        long taskNanos,
        @Nullable ThreadNow owner,
        boolean isDeadlock) {}
