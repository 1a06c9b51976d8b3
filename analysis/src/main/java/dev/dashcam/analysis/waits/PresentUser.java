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

/** Says of a thread that has something in use what it did at the trigger, and for which task. */
record PresentUser(WaitBook book, NameSlots names, SourceLinks links, long atNanos) {
    ThreadNow of(ThreadAtTrigger thread) {
        TaskSpan task = book.spans().at(thread.id(), atNanos);
        ThreadState wait = PresentState.of(thread);
        return new ThreadNow(
                thread.id(),
                thread.name(),
                thread.isVirtual(),
                wait == null ? null : State.of(wait, thread.lockClass()),
                PresentState.isInUnknownNativeCode(thread),
                "",
                Site.of(thread.stack(), links).place(),
                thread.region(),
                task == null ? thread.taskId() : task.taskId(),
                task == null ? TaskKind.OTHER : task.kind(),
                task == null ? thread.taskName() : names.name(task.nameSlot()),
                task == null ? -1 : atNanos - task.startNanos(),
                null,
                false);
    }
}
