/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * A place for one open region of a thread, used by one region after another. Changed by that thread alone, copied by any other.
 *
 * <p>The token is 0 while the place is free and never the same twice, so it serves as the sequence of a lock that only readers
 * wait for:
 * <ul>
 * <li>The owner writes the fields, then the token with release. To free the place it writes 0 with release, then passes a
 *     store fence before it may write fields again.
 * <li>The reader reads the token with acquire, the fields, passes a load fence, and reads the token again. Had it seen a field
 *     of a later region, it would see that the token is gone too. Then the place is in flux and left out: its region ended, or
 *     began, after the copy was begun.
 * </ul>
 *
 * <p>Freeing with release also keeps the order that the open sets rest on: the end of a region is committed before its place
 * is free, and a place is taken before the clock is read for the begin. So a region that began before a copy and is not in it
 * has an end in the ring that is copied afterwards, or a dropped one. The end is kept here too, before it is committed, for
 * the reason that {@link TaskEvents} gives.
 */
final class OpenRegion {
    /** The start of a region whose begin is being recorded: later than any instant one may ask for. */
    static final long NOT_BEGUN = Long.MAX_VALUE;
    /** No region. */
    static final long NO_TOKEN = 0;

    private static final VarHandle TOKEN = field("token", long.class);
    private static final VarHandle START = field("startNanos", long.class);
    private static final VarHandle END = field("endNanos", long.class);
    private static final VarHandle TASK = field("taskId", long.class);
    private static final VarHandle NAME = field("nameId", int.class);

    private final ThreadTrack track;
    private final int depth;
    private int nameId;
    private long token = NO_TOKEN;
    private long lastToken = NO_TOKEN;
    private long taskId;
    private long startNanos;

    @SuppressWarnings("UnusedVariable") // used through its handle
    private long endNanos;

    OpenRegion(ThreadTrack track, int depth) {
        this.track = track;
        this.depth = depth;
    }

    /** Whose region it is. Any thread. */
    ThreadTrack track() {
        return track;
    }

    /** How many regions are around it. */
    int depth() {
        return depth;
    }

    long startNanos() {
        return startNanos;
    }

    long taskId() {
        return taskId;
    }

    int nameId() {
        return nameId;
    }

    /** Which region is here. */
    long token() {
        return token;
    }

    /** Whether the region with this token is the one that is here, still open. */
    boolean isOpen(long ofToken) {
        return token == ofToken;
    }

    /** Takes the place for a region that has not begun yet. */
    void take(int name, long task) {
        long taken = ++lastToken;
        START.setOpaque(this, NOT_BEGUN);
        END.setOpaque(this, OpenWork.NOT_ENDED);
        TASK.setOpaque(this, task);
        NAME.setOpaque(this, name);
        TOKEN.setRelease(this, taken);
    }

    void begun(long nowNanos) {
        START.setOpaque(this, nowNanos);
    }

    /** Says when the region ended. The place is freed when that has been recorded. */
    void ending(long nowNanos) {
        END.setOpaque(this, nowNanos);
    }

    void free() {
        TOKEN.setRelease(this, NO_TOKEN);
        VarHandle.storeStoreFence();
    }

    /**
     * Adds the region to a list if it is open and has begun. Any thread.
     *
     * @return false when the place is free
     */
    boolean copyTo(List<OpenWork.OpenRegion> list) {
        long seen = (long) TOKEN.getAcquire(this);
        if (seen == NO_TOKEN) {
            return false;
        }
        long start = (long) START.getOpaque(this);
        long end = (long) END.getOpaque(this);
        long task = (long) TASK.getOpaque(this);
        int name = (int) NAME.getOpaque(this);
        VarHandle.acquireFence();
        if ((long) TOKEN.getOpaque(this) == seen && start != NOT_BEGUN) {
            list.add(new OpenWork.OpenRegion(name, task, start, end, track.threadId(), depth));
        }
        return true;
    }

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(OpenRegion.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
