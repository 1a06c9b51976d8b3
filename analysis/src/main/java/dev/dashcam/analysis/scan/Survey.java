/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.LongestWaits;
import dev.dashcam.analysis.findings.Overview;
import dev.dashcam.analysis.findings.Subject.Chosen;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.LiveTasks;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.task.TaskKind;
import org.jspecify.annotations.Nullable;

/** The first pass: which tasks there are up to the trigger, and which of them is to be explained. */
public final class Survey implements EventPass {
    private static final long OPEN_FOR_LONG_NANOS = 1_000_000_000;
    private static final String LOST_BYTES = "jvm.lost.bytes";

    private final NameSlots names;
    private final long wantedTaskId;
    private final Chosen whyWanted;
    private final long untilNanos;
    private final OpenTasks open;
    private final TaskWaits waits;
    private final Population asked;
    private final Population others;

    private @Nullable Choice wanted;
    private @Nullable Choice openLongest;
    private boolean reachedEnd;
    private long jvmLostBytes;

    /**
     * A survey.
     *
     * @param wantedTaskId the task to look for, 0 for none in particular
     * @param whyWanted why this one
     * @param untilNanos tasks that end later are not counted
     */
    public Survey(NameSlots names, HeapBudget budget, long wantedTaskId, Chosen whyWanted, long untilNanos) {
        this.names = names;
        this.wantedTaskId = wantedTaskId;
        this.whyWanted = whyWanted;
        this.untilNanos = untilNanos;
        this.open = new OpenTasks(names, budget);
        this.waits = new TaskWaits(budget);
        this.asked = new Population(names, budget);
        this.others = new Population(names, budget);
    }

    @Override
    public void on(TraceEvent event) {
        if (event.timeNanos() > untilNanos && !reachedEnd) {
            finish();
        }
        open.before(event);
        waits.on(event);
        if (event.kind() == EventKind.TASK_END) {
            ended(event);
        } else if (event.kind() == EventKind.VALUE
                && event.threadId() == 0
                && event.name().equals(LOST_BYTES)) {
            jvmLostBytes += Math.max(0, event.value());
        }
        open.after(event);
    }

    /** Notes what is open at the end of what counts. */
    @Override
    public void finish() {
        LiveTasks live = open.live();
        if (!reachedEnd) {
            reachedEnd = true;
            openLongest = openLongest(live);
        }
        int slot = live.find(wantedTaskId);
        if (wanted == null && slot != LiveTasks.NONE) {
            wanted = stillOpen(live, slot, whyWanted);
        }
    }

    /** How many bytes of the JVM's own events the JVM says it has lost. */
    public long jvmLostBytes() {
        return jvmLostBytes;
    }

    /** The task that was looked for, null when the recording does not know it. */
    public @Nullable Choice wanted() {
        return wanted;
    }

    /** The task most worth explaining, null when there is none. */
    public @Nullable Choice mostTelling() {
        return isOpenForLong() ? openLongest : population().choose();
    }

    /** The task that took longest, null when there is none. */
    public @Nullable Choice slowest() {
        return isOpenForLong() ? openLongest : population().slowest();
    }

    /** The request or message that has been open longest, null when none is. */
    public @Nullable Choice stuck() {
        Choice open = openLongest;
        return open == null
                ? null
                : new Choice(open.taskId(), open.nameSlot(), open.threadId(), open.startNanos(), 0, Chosen.STUCK);
    }

    /** All tasks. */
    public Overview overview() {
        return population().overview(!isOpenForLong());
    }

    private void ended(TraceEvent end) {
        int slot = open.live().find(end.taskId());
        long beganOn = slot == LiveTasks.NONE ? end.threadId() : open.live().threadId(slot);
        if (end.taskId() == wantedTaskId && wantedTaskId != 0) {
            wanted = new Choice(wantedTaskId, names.slotOf(end), beganOn, end.startNanos(), end.timeNanos(), whyWanted);
        }
        LongestWaits longest = waits.ends(end, beganOn);
        if (end.timeNanos() <= untilNanos && end.taskKind() != TaskKind.STREAM) {
            (isAskedFor(end.taskKind()) ? asked : others).add(end, names.slotOf(end), beganOn, longest);
        }
    }

    private Population population() {
        return asked.isEmpty() && !others.isEmpty() ? others : asked;
    }

    private boolean isOpenForLong() {
        Choice longest = openLongest;
        return longest != null
                && untilNanos - longest.startNanos() >= OPEN_FOR_LONG_NANOS
                && untilNanos - longest.startNanos() > population().slowestNanos();
    }

    private @Nullable Choice openLongest(LiveTasks live) {
        int oldest = LiveTasks.NONE;
        for (int slot = 0; slot < live.limit(); slot++) {
            boolean counts = live.id(slot) != 0 && isAskedFor(live.kind(slot));
            if (counts && (oldest == LiveTasks.NONE || live.startNanos(slot) < live.startNanos(oldest))) {
                oldest = slot;
            }
        }
        return oldest == LiveTasks.NONE ? null : stillOpen(live, oldest, Chosen.SLOWEST);
    }

    private static Choice stillOpen(LiveTasks live, int slot, Chosen chosen) {
        return new Choice(live.id(slot), live.nameSlot(slot), live.threadId(slot), live.startNanos(slot), 0, chosen);
    }

    private static boolean isAskedFor(TaskKind kind) {
        return kind == TaskKind.REQUEST || kind == TaskKind.MESSAGE;
    }
}
