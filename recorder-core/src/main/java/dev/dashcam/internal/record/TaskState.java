/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.account.AccountReading;
import dev.dashcam.internal.event.Attributes;
import dev.dashcam.internal.event.EndedTask;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.OpenTask;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a task. Written by whoever runs the task, one thread at a time; copied by the capturing thread, which may
 * see a name or kind a little late, but each value whole.
 */
abstract class TaskState extends Activation implements FinishedTask, OpenTask, EndedTask {
    private static final VarHandle ENDED;
    private static final VarHandle START;
    private static final VarHandle END;

    static {
        try {
            ENDED = MethodHandles.lookup().findVarHandle(TaskState.class, "hasEnded", boolean.class);
            START = MethodHandles.lookup().findVarHandle(TaskState.class, "startNanos", long.class);
            END = MethodHandles.lookup().findVarHandle(TaskState.class, "endNanos", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ThreadTrack track;
    private final long id;
    private final long parentId;
    private final @Nullable TaskCost cost;

    private volatile boolean hasEnded;
    private volatile boolean hasLeft;
    private volatile @Nullable TaskDetails details;
    private long startNanos = OpenWork.NOT_BEGUN;
    private long endNanos = OpenWork.NOT_ENDED;
    private boolean isWhole = true;
    private @Nullable EventName sealedError;
    private int place = LiveTable.NO_ROOM;

    EventName name;
    TaskKind kind;

    @Nullable
    EventName error;

    /** For the triggers, until nobody has the task any more. */
    @Nullable
    Throwable thrown;

    @Nullable
    String path;

    boolean wasAskedAbout;
    boolean isDrill;

    boolean isFailed;
    long slowerThanNanos;

    TaskState(ThreadTrack track, long id, long parentId, EventName name, TaskKind kind, @Nullable TaskCost cost) {
        this.track = track;
        this.id = id;
        this.parentId = parentId;
        this.name = name;
        this.kind = kind;
        this.cost = cost;
    }

    /** The thread that began it. */
    final ThreadTrack track() {
        return track;
    }

    /** What it cost or the readings for it, null where nothing can be known. */
    final @Nullable TaskCost cost() {
        return cost;
    }

    /** Its place in the table of live tasks. */
    final int place() {
        return place;
    }

    final void place(int newPlace) {
        place = newPlace;
    }

    /** Attributes and trace ids; made when first asked for. Two threads that ask at once may get two, of which one is lost. */
    final TaskDetails details() {
        TaskDetails known = details;
        if (known == null) {
            known = new TaskDetails();
            details = known;
        }
        return known;
    }

    /** Sets the start. The clock was read when the task was already in the table of live tasks. */
    final void begin(long nowNanos) {
        START.setOpaque(this, nowNanos);
    }

    /** Ends it once: answers true to the first who asks. */
    final boolean endOnce() {
        return !hasEnded && ENDED.compareAndSet(this, false, true);
    }

    /** Lets nobody change attributes and trace ids any more; answers how many attributes had to be given up for that. */
    final int seal() {
        // The size of the end and what is written of it must agree, although a late fail() may come in between.
        sealedError = error;
        TaskDetails known = details;
        isWhole = known == null || known.seal();
        return isWhole || known == null ? 0 : known.attributes().size();
    }

    /** Sets the end, before it is recorded: {@link TaskEvents} says why. */
    final void end(long nowNanos) {
        END.setOpaque(this, nowNanos);
    }

    /** Adds what is known of it while it runs to a list. Any thread. */
    final void copyTo(List<OpenWork.OpenTask> list) {
        long start = (long) START.getOpaque(this);
        long end = (long) END.getOpaque(this);
        TaskDetails known = details;
        TaskDetails.Copy copy = known == null ? null : known.copy();
        list.add(new OpenWork.OpenTask(
                id,
                parentId,
                kind.ordinal(),
                name.id(),
                start,
                end,
                track.threadId(),
                copy == null ? null : copy.traceId(),
                copy == null ? Map.of() : copy.attributes()));
    }

    /** What it has cost by now, null where that is not known. Any thread. */
    final @Nullable OpenTaskCost costNow(long nowNanos, AccountReading now) {
        long runningNanos = runningNanos(nowNanos);
        if (cost == null || hasLeft || runningNanos == 0) {
            return null;
        }
        AccountReading spent = cost.until(now);
        return new OpenTaskCost(id, track.threadId(), runningNanos, spent);
    }

    /** Whether it has ended. Any thread. */
    final boolean hasEnded() {
        return hasEnded;
    }

    /** Is no longer current on the thread that began it, though it goes on. Does nothing on another thread. */
    final void leaveThread() {
        if (!hasEnded && track.isCallingThread()) {
            hasLeft = true;
            track.unlistIfIdle();
        }
    }

    /** Whether the thread that began it may have done other work since. */
    final boolean hasLeftThread() {
        return hasLeft;
    }

    @Override
    final boolean isOver() {
        return hasEnded || hasLeft;
    }

    @Override
    public final long id() {
        return id;
    }

    @Override
    public final EventName eventName() {
        return name;
    }

    @Override
    public final int nameId() {
        return name.id();
    }

    @Override
    public final TaskKind kind() {
        return kind;
    }

    @Override
    public final int taskKind() {
        return kind.ordinal();
    }

    @Override
    public final long parentId() {
        return parentId;
    }

    @Override
    public final long startNanos() {
        return startNanos;
    }

    @Override
    public final long durationNanos() {
        return endNanos == OpenWork.NOT_ENDED ? 0 : Math.max(0, endNanos - startNanos);
    }

    @Override
    public final boolean isFailed() {
        return isFailed;
    }

    @Override
    public final @Nullable String errorClass() {
        EventName known = error;
        return known == null ? null : known.text();
    }

    @Override
    public final @Nullable Throwable error() {
        return thrown;
    }

    @Override
    public final int errorNameId() {
        EventName known = sealedError;
        return known == null ? -1 : known.id();
    }

    @Override
    public final long number(EventName key, long otherwise) {
        TaskDetails known = wholeDetails();
        return known == null ? otherwise : known.attributes().number(key, otherwise);
    }

    @Override
    public final @Nullable String traceId() {
        return TraceIds.format(traceIdHigh(), traceIdLow());
    }

    @Override
    public final @Nullable String path() {
        return path;
    }

    @Override
    public final long runningNanos(long nowNanos) {
        long start = (long) START.getOpaque(this);
        return start == OpenRegion.NOT_BEGUN || hasEnded ? 0 : Math.max(0, nowNanos - start);
    }

    @Override
    public final @Nullable String traceIdNow() {
        TaskDetails known = details;
        TaskDetails.Copy copy = known == null ? null : known.copy();
        return copy == null ? null : copy.traceId();
    }

    @Override
    public final long threadId() {
        return hasLeft ? 0 : track.threadId();
    }

    @Override
    public final boolean wasAskedAbout() {
        return wasAskedAbout;
    }

    @Override
    public final long slowerThanNanos() {
        return slowerThanNanos;
    }

    @Override
    public final long cpuNanos() {
        return cost == null ? EventRecord.UNKNOWN : cost.cpuNanos();
    }

    @Override
    public final long runQueueNanos() {
        return cost == null ? EventRecord.UNKNOWN : cost.runQueueNanos();
    }

    @Override
    public final long allocatedBytes() {
        return cost == null ? EventRecord.UNKNOWN : cost.allocatedBytes();
    }

    @Override
    public final long traceIdHigh() {
        TaskDetails known = wholeDetails();
        return known == null ? 0 : known.traceIdHigh();
    }

    @Override
    public final long traceIdLow() {
        TaskDetails known = wholeDetails();
        return known == null ? 0 : known.traceIdLow();
    }

    @Override
    public final long spanId() {
        TaskDetails known = wholeDetails();
        return known == null ? 0 : known.spanId();
    }

    @Override
    public final @Nullable Attributes attributes() {
        TaskDetails known = wholeDetails();
        return known == null || known.attributes().size() == 0 ? null : known.attributes();
    }

    private @Nullable TaskDetails wholeDetails() {
        return isWhole ? details : null;
    }
}
