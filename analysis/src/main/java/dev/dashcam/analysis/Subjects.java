/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.Subject.Chosen;
import dev.dashcam.analysis.findings.Subject.Ending;
import dev.dashcam.analysis.scan.Choice;
import dev.dashcam.analysis.scan.RunningCost;
import dev.dashcam.analysis.scan.RunningTask;
import dev.dashcam.analysis.scan.TaskEnd;
import dev.dashcam.analysis.scan.TaskStory;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.read.Manifest;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.task.TaskKind;
import org.jspecify.annotations.Nullable;

/** Says who the subject is, from the trigger and from what was found in the events. */
final class Subjects {
    private final Manifest manifest;
    private final NameSlots names;

    Subjects(Manifest manifest, NameSlots names) {
        this.manifest = manifest;
        this.names = names;
    }

    /** The first cause that is about a task, null when none is. */
    @Nullable
    Cause causeWithTask() {
        return manifest.causes().stream()
                .filter(cause -> cause.taskId() != 0)
                .findFirst()
                .orElse(null);
    }

    /** How long a task may take before the trigger calls it slow, 0 when that is not what the trigger looks at. */
    static long slowNanos(@Nullable Cause cause) {
        boolean looks = cause != null && cause.unit().equals("ns") && !isStuck(cause) && cause.threshold() > 0;
        return looks && cause != null ? (long) cause.threshold() : 0;
    }

    /** Up to when the task is told: its end, or where it has none, the trigger. */
    long storyEnd(Choice choice, @Nullable Cause cause) {
        boolean stuck = cause != null && isStuck(cause) && choice.endNanos() > manifest.triggerNanos();
        if (choice.endNanos() != 0 && !stuck) {
            return choice.endNanos();
        }
        // What it did and had cost was looked at then.
        long until = Math.max(manifest.triggerNanos(), choice.startNanos());
        return choice.startNanos() >= manifest.triggerNanos() && choice.chosen() == Chosen.ASKED
                ? Math.max(until, manifest.endNanos())
                : until;
    }

    /**
     * A task whose events are in the recording.
     *
     * @param running what is known of it where its end is not told
     */
    Subject recorded(Choice choice, TaskStory story, long storyEnd, @Nullable RunningTask running) {
        TaskEnd end = story.end();
        boolean ended = end.isSeen() && end.timeNanos() <= storyEnd;
        long wall = storyEnd - choice.startNanos();
        RunningCost cost = ended
                ? new RunningCost(end.cpuNanos(), end.runQueueNanos(), end.runQueueAtMostNanos(), end.allocatedBytes())
                : running == null ? RunningCost.UNKNOWN : running.cost();
        // two clocks: what they read may differ by microseconds
        long cpu = Math.min(cost.cpuNanos(), wall);
        long runQueue = Math.min(cost.runQueueNanos(), wall - Math.max(0, cpu));
        Ending ending = !ended ? Ending.STILL_RUNNING : end.isFailed() ? Ending.FAILED : Ending.ENDED;
        return new Subject(
                choice.taskId(),
                end.parentId(),
                names.name(choice.nameSlot()),
                story.kind(),
                choice.threadId(),
                story.threadName(),
                choice.startNanos(),
                storyEnd,
                ending,
                !ended && end.isSeen() ? end.timeNanos() : 0,
                ended ? end.errorClass() : null,
                end.traceId(),
                cpu,
                runQueue,
                cost.runQueueAtMostNanos(),
                cost.allocatedBytes(),
                choice.chosen());
    }

    /** A task that only the trigger knows. */
    Subject fromCause(Cause cause) {
        long took = cause.unit().equals("ns") && cause.observed() > 0 ? (long) cause.observed() : 0;
        return new Subject(
                0,
                0,
                cause.subject(),
                TaskKind.REQUEST,
                0,
                "",
                cause.atNanos() - took,
                cause.atNanos(),
                isStuck(cause) ? Ending.STILL_RUNNING : Ending.ENDED,
                0,
                null,
                cause.traceId(),
                -1,
                -1,
                -1,
                -1,
                Chosen.CAUSE);
    }

    private static boolean isStuck(Cause cause) {
        return cause.kind().equals("stuck");
    }
}
