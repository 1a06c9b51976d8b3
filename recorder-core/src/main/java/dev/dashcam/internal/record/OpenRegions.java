/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.event.EventLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;

/**
 * The regions open on one thread, outermost first. Changed by that thread alone, copied by any other.
 *
 * <p>An entry is four words: a token, the start, the task, the name. The token is 0 while the entry is free and never the same
 * twice, so it serves as the sequence of a lock that only readers wait for:
 * <ul>
 * <li>The owner writes the fields, then the token with release. To free the entry it writes 0 with release, then passes a
 *     store fence before it may write fields again.
 * <li>The reader reads the token with acquire, the fields, passes a load fence, and reads the token again. Had it seen a field
 *     of a later region, it would see that the token is gone too. Then the entry is in flux and left out: its region ended, or
 *     began, after the copy was begun.
 * <li>The array is replaced when it grows. Who reads the old one meanwhile finds regions that were open when it took it.
 * </ul>
 *
 * <p>Freeing with release also keeps the order that the open sets rest on: the end of a region is committed before its entry
 * is free, and an entry is taken before the clock is read for the begin. So a region that began before a copy and is not in it
 * has an end in the ring that is copied afterwards, or a dropped one.
 *
 * <p>The end is kept here too, before it is committed, for the reason that {@link TaskEvents} gives. Only one region of a
 * thread ends at a time, so one place serves all: the time, then with release the token it belongs to. A reader that finds the
 * token of its entry there, and the entry's token unchanged after the fence, has read the time of that region: the next one is
 * written only after the entry was freed and the store fence passed.
 */
final class OpenRegions {
    /** The start of a region whose begin is being recorded: later than any instant one may ask for. */
    static final long NOT_BEGUN = Long.MAX_VALUE;
    /** No region. */
    static final long NO_TOKEN = -1;

    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle ENDING_NANOS;
    private static final VarHandle ENDING_TOKEN;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            ENDING_NANOS = lookup.findVarHandle(OpenRegions.class, "endingNanos", long.class);
            ENDING_TOKEN = lookup.findVarHandle(OpenRegions.class, "endingToken", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int FIRST_DEPTH = 4;
    private static final int ENTRY = 4;
    private static final int START = 1;
    private static final int TASK = 2;
    private static final int NAME = 3;
    private static final int DEPTH_BITS = Integer.numberOfTrailingZeros(EventLayout.MAX_REGION_DEPTH);
    private static final int DEPTH_MASK = EventLayout.MAX_REGION_DEPTH - 1;

    private volatile long[] words = new long[FIRST_DEPTH * ENTRY];
    private long sequence;
    private int depth;
    /** When the region ended that ends or ended last, and which one that is. */
    @SuppressWarnings("UnusedVariable") // used through its handle
    private long endingNanos;

    @SuppressWarnings("UnusedVariable") // used through its handle
    private long endingToken = NO_TOKEN;

    /** How many are open. */
    int depth() {
        return depth;
    }

    /** Opens one that has not begun yet; answers its token, or {@link #NO_TOKEN} when too many are open. */
    long push(int nameId, long taskId) {
        long[] entries = words;
        int at = depth * ENTRY;
        if (at == entries.length) {
            if (depth == EventLayout.MAX_REGION_DEPTH) {
                return NO_TOKEN;
            }
            entries = Arrays.copyOf(entries, 2 * entries.length);
            words = entries;
        }
        long token = (++sequence << DEPTH_BITS) | depth;
        WORDS.setOpaque(entries, at + START, NOT_BEGUN);
        WORDS.setOpaque(entries, at + TASK, taskId);
        WORDS.setOpaque(entries, at + NAME, (long) nameId);
        WORDS.setRelease(entries, at, token);
        depth++;
        return token;
    }

    /** Sets the start of the one opened last. */
    void begun(long startNanos) {
        WORDS.setOpaque(words, (depth - 1) * ENTRY + START, startNanos);
    }

    /** Whether the region with this token is still open. */
    boolean isOpen(long token) {
        int index = depthOf(token);
        return index < depth && words[index * ENTRY] == token;
    }

    long startNanos(int index) {
        return words[index * ENTRY + START];
    }

    long taskId(int index) {
        return words[index * ENTRY + TASK];
    }

    int nameId(int index) {
        return (int) words[index * ENTRY + NAME];
    }

    /** Says that a region, the innermost, ended at this instant. It is closed when that has been recorded. */
    void ending(int index, long nowNanos) {
        ENDING_NANOS.setOpaque(this, nowNanos);
        ENDING_TOKEN.setRelease(this, words[index * ENTRY]);
    }

    /** Closes the innermost. */
    void pop() {
        depth--;
        WORDS.setRelease(words, depth * ENTRY, 0L);
        VarHandle.storeStoreFence();
    }

    /** How many regions are around the one with this token. */
    static int depthOf(long token) {
        return (int) token & DEPTH_MASK;
    }

    /** Adds those that are open and have begun to a list. Any thread. */
    void copyTo(List<OpenWork.OpenRegion> list, long threadId) {
        long[] entries = words;
        for (int at = 0; at < entries.length; at += ENTRY) {
            long token = (long) WORDS.getAcquire(entries, at);
            if (token == 0) {
                return;
            }
            long start = (long) WORDS.getOpaque(entries, at + START);
            long task = (long) WORDS.getOpaque(entries, at + TASK);
            int name = (int) (long) WORDS.getOpaque(entries, at + NAME);
            boolean isEnding = (long) ENDING_TOKEN.getAcquire(this) == token;
            long end = isEnding ? (long) ENDING_NANOS.getOpaque(this) : OpenWork.NOT_ENDED;
            VarHandle.acquireFence();
            if ((long) WORDS.getOpaque(entries, at) == token && start != NOT_BEGUN) {
                list.add(new OpenWork.OpenRegion(name, task, start, end, threadId, depthOf(token)));
            }
        }
    }
}
