/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import dev.dashcam.task.TaskKind;

/** What to call a task in a sentence. */
public final class TaskTitle {
    private TaskTitle() {}

    /** Its name, with the kind before it unless it is a request: {@code GET /checkout}, {@code job restock}. */
    public static String of(TaskKind kind, String name) {
        if (kind == TaskKind.REQUEST) {
            return name;
        }
        String word = switch (kind) {
            case JOB -> "job ";
            case MESSAGE -> "message ";
            case STREAM -> "stream ";
            default -> "task ";
        };
        return name.startsWith(word) ? name : word + name;
    }

    /** The same of somebody inside a region: a thread is called by its name when it had no task. */
    public static String of(Occupant occupant) {
        if (occupant.taskId() == 0) {
            return occupant.threadName().isEmpty() ? "a thread without a task" : "thread " + occupant.threadName();
        }
        return occupant.name().isEmpty() ? "another task" : of(occupant.kind(), occupant.name());
    }
}
