/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.ThreadNow;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.analysis.waits.TaskSpans.TaskSpan;
import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.read.ThreadState;
import dev.dashcam.source.SourceLinks;
import dev.dashcam.task.TaskKind;
import org.jspecify.annotations.Nullable;

/** Says of a thread what it did at the trigger, and for which task. */
record PresentThread(WaitBook book, NameSlots names, SourceLinks links, long atNanos) {
    /** One that has something in use; what it waits for itself is left out. */
    ThreadNow of(ThreadAtTrigger thread) {
        ThreadState wait = PresentState.of(thread);
        State state = wait == null ? null : State.of(wait, thread.lockClass());
        return of(thread, book.spans().at(thread.id(), atNanos), state, "", null, false);
    }

    /**
     * One of a chain.
     *
     * @param task what it ran, null where the recording does not know it
     * @param state what it waited in, null where it did not
     * @param object what it waited for, empty where that is not known
     * @param owner who had that
     * @param deadlock whether that one waits for this one
     */
    ThreadNow of(
            ThreadAtTrigger thread,
            @Nullable TaskSpan task,
            @Nullable State state,
            String object,
            @Nullable ThreadNow owner,
            boolean deadlock) {
        return new ThreadNow(
                thread.id(),
                thread.name(),
                thread.isVirtual(),
                state,
                PresentState.isInUnknownNativeCode(thread),
                object,
                Site.of(thread.stack(), links).place(),
                thread.region(),
                task == null ? thread.taskId() : task.taskId(),
                task == null ? TaskKind.OTHER : task.kind(),
                task == null ? thread.taskName() : names.name(task.nameSlot()),
                task == null ? -1 : atNanos - task.startNanos(),
                owner,
                deadlock);
    }
}
