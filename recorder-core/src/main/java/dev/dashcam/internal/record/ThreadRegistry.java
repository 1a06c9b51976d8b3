/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The platform threads that have recorded and live, and the names of those that have lived. A thread signs in without a lock;
 * all else is done by the recorder's own threads, which may wait for each other.
 */
final class ThreadRegistry {
    private static final int DEAD_NAMES = 1 << 10;
    private static final int VIRTUAL_NAMES = 1 << 12;
    /** Of more threads than this holds those that come too late are not found again, and nothing worse. */
    private static final int FOUND_AGAIN = 1 << 12;

    private final AtomicReference<@Nullable ThreadTrack> arrivals = new AtomicReference<>();
    /** Those that have arrived and live, by which a thread finds its own again without the lock. */
    private final LiveTable<ThreadTrack> present = new LiveTable<>(FOUND_AGAIN);

    private final Long2ObjectHashMap<ThreadTrack> live = new Long2ObjectHashMap<>();
    /** The key of the last one whose thread's id another one has taken; no thread's id is below zero by itself. */
    private long lastSpareKey;

    private final ThreadNames dead = new ThreadNames(DEAD_NAMES);
    private final ThreadNames virtual = new ThreadNames(VIRTUAL_NAMES);

    /** Takes a platform thread in. By that thread. */
    void arrive(ThreadTrack track) {
        track.placeInRegistry(present.enter(track, track.threadId(), track.threadId()));
        ThreadTrack before;
        do {
            before = arrivals.get();
            track.arrivedBefore(before);
        } while (!arrivals.compareAndSet(before, track));
    }

    /** The track that the calling thread, which has this id, arrived with; null when it is not known to have. */
    @Nullable
    ThreadTrack find(long threadId) {
        // As in the table of virtual threads: what is seen of others through a data race is never taken for one's own.
        return present.find(threadId, threadId, ThreadTrack::isCallingThread);
    }

    /** Keeps the name of a virtual thread. By that thread. */
    void rememberVirtual(long threadId, String name) {
        virtual.remember(threadId, name);
    }

    synchronized void forEach(Consumer<ThreadTrack> consumer) {
        admit();
        live.values().forEach(consumer);
    }

    /** Shows the tracks of those that have died, and forgets them but for their names. */
    synchronized void removeDead(Consumer<ThreadTrack> consumer) {
        admit();
        Iterator<ThreadTrack> tracks = live.values().iterator();
        while (tracks.hasNext()) {
            ThreadTrack track = tracks.next();
            if (!track.isAlive()) {
                tracks.remove();
                present.leave(track, track.placeInRegistry());
                dead.remember(track.threadId(), track.threadName());
                consumer.accept(track);
            }
        }
    }

    synchronized String name(long threadId) {
        admit();
        ThreadTrack track = live.get(threadId);
        if (track != null) {
            return ThreadNames.cut(track.threadName());
        }
        String known = dead.find(threadId);
        known = known == null ? virtual.find(threadId) : known;
        return known == null ? "" : known;
    }

    synchronized void clear() {
        arrivals.set(null);
        present.clear();
        live.clear();
    }

    private void admit() {
        ThreadTrack track = arrivals.get() == null ? null : arrivals.getAndSet(null);
        while (track != null) {
            ThreadTrack next = track.takeArrivedBefore();
            ThreadTrack other = live.put(track.threadId(), track);
            if (other != null) {
                keepToo(other);
            }
            track = next;
        }
    }

    /**
     * Keeps a track whose place another one has: of a thread of the application's that answers the id of this one, as it can up to
     * JDK 18, or of the same thread. Forgotten, it would keep its slot and chunk for good.
     */
    private void keepToo(ThreadTrack track) {
        do {
            lastSpareKey--;
        } while (live.containsKey(lastSpareKey));
        live.put(lastSpareKey, track);
    }
}
