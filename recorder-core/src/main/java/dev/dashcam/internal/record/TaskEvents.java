/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.event.Attributes;
import dev.dashcam.internal.event.EventLayout;
import dev.dashcam.internal.event.TaskEndLayout;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Slot;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import org.jspecify.annotations.Nullable;

/**
 * Records where tasks begin and end.
 *
 * <p>What was open at some instant is worked out afterwards from the table of live tasks, which is copied first, and the ring,
 * which is copied then. That rests on two orders here. A task enters the table before the clock is read for its begin: one
 * that began before the copy of the table was begun is in that copy unless it had left. And it leaves the table, with release,
 * only after its end was committed: if it had left, its end is in the ring that is copied afterwards, or was dropped and
 * counted.
 *
 * <p>Between committing its end and leaving a thread may be kept for longer than the ring reaches back. The table then shows a
 * task of whose end no event is left. So the entry itself is stamped with the end before the end is committed:
 * <ul>
 * <li>Who copies the table and finds the stamp knows when the task ended, whatever has become of the event.
 * <li>Who does not find it has looked before the end was committed: stamp (opaque), commit (release) and the ticket that the
 *     chunk takes when it retires (a volatile read-modify-write) are one thread's steps in this order, or handed on from one
 *     holder of a shared slot to the next with release. Before the table is copied the reader reads the last ticket. Had that
 *     chunk taken a lower one, the read would have made the stamp visible. So its ticket is that one or a higher, and as long
 *     as the ring has not come to reuse it ({@link dev.dashcam.internal.ring.Ring#hasTurnedSince}), the end is in the ring
 *     that is copied afterwards; or it is committed only while that copy is made, and then is in flight and may be missing,
 *     as {@code Chunks} says of every event.
 * </ul>
 */
final class TaskEvents {
    private final Recording recording;
    private final RecorderClock clock;
    private final TaskEndListener listener;

    TaskEvents(Recording recording, TaskEndListener listener) {
        this.recording = recording;
        this.clock = recording.clock();
        this.listener = listener;
    }

    /** Begins a task as child of the thread's current one and makes it current. */
    RecordedTask begin(ThreadTrack track, EventName name, TaskKind kind) {
        RecordedTask parent = track.active().current();
        long parentId = parent == null ? 0 : parent.id();
        RecordedTask task = new RecordedTask(track, track.taskIds().next(), parentId, name, kind, openCost(track));
        task.place(recording.liveTasks().enter(task, track.threadId(), task.id()));
        try {
            track.list();
            recordBegin(track, task, name, kind);
        } catch (Throwable e) {
            recording.liveTasks().leave(task, task.place());
            track.unlistIfIdle();
            throw e;
        }
        if (!track.active().push(task)) {
            recording.lost(LossReason.NESTING, task.startNanos());
        }
        return task;
    }

    /** Makes a task current on the calling thread. */
    Task.Scope resume(RecordedTask task) {
        try {
            ThreadTrack track = recording.track();
            if (track == null) {
                return ResumedScope.NONE;
            }
            ResumedScope scope = new ResumedScope(task, track);
            track.list();
            if (!track.active().push(scope)) {
                recording.lost(LossReason.NESTING, clock.nanoTime());
            }
            return scope;
        } catch (Throwable e) {
            recording.fault();
            return ResumedScope.NONE;
        }
    }

    /** Ends a task on the calling thread. To be called once for each. */
    void end(RecordedTask task) {
        if (!recording.isOn()) {
            return;
        }
        ThreadTrack track = null;
        try {
            track = task.track().isCallingThread() ? task.track() : recording.track();
            if (track != null) {
                recordEnd(track, task);
            }
        } catch (Throwable e) {
            recording.fault();
        } finally {
            recording.liveTasks().leave(task, task.place());
        }
        if (track != null) {
            track.active().forgetEnded();
            tell(track, task);
            track.unlistIfIdle();
        }
    }

    /** Tells the listener, unless it is the listener that ran the task: it would be told of that one too, and so on. */
    private void tell(ThreadTrack track, RecordedTask task) {
        if (track.isTelling() || task.isDrill) {
            return;
        }
        track.isTelling(true);
        try {
            listener.taskEnded(task);
        } catch (Throwable e) {
            recording.fault();
        } finally {
            track.isTelling(false);
        }
    }

    private @Nullable TaskCost openCost(ThreadTrack track) {
        CostMeter costs = track.costs();
        return costs.isKnown() ? costs.begin(clock.nanoTime()) : null;
    }

    private void recordBegin(ThreadTrack track, RecordedTask task, EventName name, TaskKind kind) {
        boolean unlisted = task.place() == LiveTable.NO_ROOM;
        Slot slot = track.take();
        try {
            long now = clock.nanoTime();
            task.begin(now);
            if (unlisted) {
                recording.lost(LossReason.OPEN_TASKS, now);
            }
            if (slot == null) {
                recording.lost(LossReason.SLOT_BUSY, now);
                return;
            }
            long tag = track.tag(slot);
            long parentId = task.parentId();
            int bytes = EventLayout.taskBeginBytes(tag, task.id(), parentId);
            int at = slot.reserve(bytes, now);
            if (at >= 0) {
                EventLayout.putTaskBegin(
                        slot.words(), at, now, tag, task.id(), name.id(), parentId, kind.ordinal(), unlisted);
                slot.commit(bytes, now);
            }
        } finally {
            track.giveBack(slot);
        }
    }

    private void recordEnd(ThreadTrack track, RecordedTask task) {
        settleCost(track, task);
        int leftOut = task.seal();
        long now;
        Slot slot = track.take();
        try {
            now = clock.nanoTime();
            task.end(now);
            if (slot == null) {
                recording.lost(LossReason.SLOT_BUSY, now);
                return;
            }
            long tag = track.tag(slot);
            Attributes attributes = task.attributes();
            int bareBytes = TaskEndLayout.bareBytes(tag, task);
            int room = TaskEndLayout.attributeRoom(bareBytes, recording.maxEventBytes());
            int attributeBytes = attributes == null ? 0 : attributes.bytes(room);
            int bytes = TaskEndLayout.bytes(bareBytes, attributeBytes);
            int at = slot.reserve(bytes, now);
            if (at >= 0) {
                TaskEndLayout.put(slot.buffer(), slot.words(), at, bytes, now, tag, task, attributeBytes);
                slot.commit(bytes, now);
            }
            leftOut += attributes == null ? 0 : attributes.leftOut(room);
        } finally {
            track.giveBack(slot);
        }
        for (int i = 0; i < leftOut; i++) {
            recording.lost(LossReason.ATTRIBUTES, now);
        }
    }

    private void settleCost(ThreadTrack track, RecordedTask task) {
        TaskCost cost = task.cost();
        if (cost == null) {
            return;
        }
        // Else nothing is known: the thread may have done other work since.
        if (task.track() == track && !task.hasLeftThread()) {
            long now = clock.nanoTime();
            track.costs().end(cost, now - task.startNanos(), now);
        }
    }
}
