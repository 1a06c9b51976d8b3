/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Difference;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Holder;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.TaskTitle;
import dev.dashcam.analysis.findings.ThreadNow;
import dev.dashcam.task.TaskKind;
import org.jspecify.annotations.Nullable;

/** Who held a lock, as the end of a clause for a log line: {@code , held by restock-1 (job restock)}. */
final class HeldBy {
    private HeldBy() {}

    /**
     * The holder of the one lock that a task which has ended waited for. Empty where it is not sure, or where that thread
     * held it for less than half of what is said of the lock: it would be read as if it were to blame for all of it.
     */
    static String clause(Findings findings, Difference main, String lock) {
        Contention contention = findings.contention();
        if (contention == null || !contention.lock().equals(lock) || !ContentionSections.isSure(contention)) {
            return "";
        }
        Holder holder = contention.holder();
        if (holder == null || !holder.isProven() || holder.overlapNanos() * 2 < main.value()) {
            return "";
        }
        return clause(
                findings.subject(),
                holder.threadId(),
                holder.threadName(),
                holder.taskId(),
                holder.kind(),
                holder.name());
    }

    /** The thread that had at the trigger what a task which has not ended waited for. */
    static String clause(Findings findings, ThreadNow owner) {
        return clause(
                findings.subject(),
                owner.threadId(),
                owner.threadName(),
                owner.taskId(),
                owner.kind(),
                owner.taskName());
    }

    private static String clause(
            @Nullable Subject subject, long threadId, String threadName, long taskId, TaskKind kind, String taskName) {
        String thread = threadName.isEmpty() ? "thread " + threadId : threadName;
        return ", held by " + thread + (taskId == 0 ? "" : " (" + title(subject, kind, taskName) + ")");
    }

    private static String title(@Nullable Subject subject, TaskKind kind, String name) {
        String title = TaskTitle.of(kind, name);
        boolean same = subject != null && title.equals(TaskTitle.of(subject.kind(), subject.name()));
        return same ? "another " + title : title;
    }
}
