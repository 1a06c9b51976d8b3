/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of the virtual threads that have a task or a region open, by which those threads find them again and the capturing
 * thread finds their regions. A thread with nothing open needs no track: it gets another one when it records again.
 *
 * <p>Not in thread locals, since whoever only asks for one gives its thread a map that stays as long as the thread: with 100,000
 * virtual threads that have recorded and live on that was 18 MB. Once the table has had no room, the threads that did not get in
 * have one all the same. It holds the track weakly, as that of a platform thread does: what is open leads to the track.
 *
 * <p>The table is made for the first virtual thread there is. Two threads that are first at once may make one each: that of the
 * one who is later is garbage.
 */
final class VirtualThreads {
    private static final int CAPACITY = 1 << 17;
    /** Two lines of 16 fill up to nine tenths, and can be searched each time. */
    private static final int LINES_TRIED = 2;

    private final int capacity;

    @SuppressWarnings("ThreadLocalUsage") // one for each recorder, of which there is seldom a second
    private final ThreadLocal<@Nullable WeakReference<ThreadTrack>> turnedAway = new ThreadLocal<>();

    private final AtomicReference<@Nullable LiveTable<ThreadTrack>> table = new AtomicReference<>();
    private volatile boolean hasOverflowed;

    VirtualThreads() {
        this(CAPACITY);
    }

    /** With a table of so many cells: a power of two, at least 32. */
    VirtualThreads(int capacity) {
        this.capacity = capacity;
    }

    /** The track of the calling thread, which is a virtual one; null when it has nothing open. */
    @Nullable
    ThreadTrack find(long threadId) {
        LiveTable<ThreadTrack> known = table.get();
        // A track that is seen through the data race of another cell being written may look like nobody's, never like
        // one's own.
        ThreadTrack track = known == null ? null : known.find(threadId, threadId, ThreadTrack::isCallingThread);
        if (track == null && hasOverflowed) {
            WeakReference<ThreadTrack> reference = turnedAway.get();
            track = reference == null ? null : reference.get();
        }
        return track;
    }

    /**
     * Enters the track of the calling thread.
     *
     * @return its place, or {@link LiveTable#NO_ROOM}
     */
    int enter(ThreadTrack track) {
        int place = table().enter(track, track.threadId(), track.threadId());
        if (place == LiveTable.NO_ROOM) {
            hasOverflowed = true;
            turnedAway.set(new WeakReference<>(track));
        }
        return place;
    }

    /** Lets the track of the calling thread, or of one that has ended, go from where {@link #enter} put it. */
    void leave(ThreadTrack track, int place) {
        LiveTable<ThreadTrack> known = table.get();
        if (place != LiveTable.NO_ROOM && known != null) {
            known.leave(track, place);
        } else if (track.isCallingThread()) {
            turnedAway.remove();
        }
    }

    /** Shows every track that is in the table for the whole time of the call. Any thread. */
    void forEach(Consumer<ThreadTrack> consumer) {
        LiveTable<ThreadTrack> known = table.get();
        if (known != null) {
            known.forEach(consumer);
        }
    }

    /** Forgets all of them. Any thread. */
    void clear() {
        LiveTable<ThreadTrack> known = table.get();
        if (known != null) {
            known.clear();
        }
    }

    private LiveTable<ThreadTrack> table() {
        LiveTable<ThreadTrack> known = table.get();
        if (known != null) {
            return known;
        }
        LiveTable<ThreadTrack> made = new LiveTable<>(capacity, LINES_TRIED);
        return table.compareAndSet(null, made) ? made : Objects.requireNonNull(table.get());
    }
}
