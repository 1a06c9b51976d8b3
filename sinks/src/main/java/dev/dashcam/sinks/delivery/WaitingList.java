/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import dev.dashcam.sinks.delivery.Attempt.Waiting;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one sink still has to get: drills first, and each snapshot once. For one lock. */
final class WaitingList {
    private final Map<String, Waiting> snapshots = new LinkedHashMap<>();
    private final Deque<Attempt> drills = new ArrayDeque<>();

    /** Whether it was not there. */
    boolean add(Waiting what) {
        return snapshots.putIfAbsent(what.id(), what) == null;
    }

    void add(Attempt drill) {
        drills.addLast(drill);
    }

    void remove(String id) {
        snapshots.remove(id);
    }

    void remove(Attempt drill) {
        drills.remove(drill);
    }

    boolean hasDrill() {
        return !drills.isEmpty();
    }

    boolean hasSnapshot() {
        return !snapshots.isEmpty();
    }

    @Nullable
    Attempt nextDrill() {
        return drills.pollFirst();
    }

    /** The first snapshot; it stays in the list. */
    Attempt nextSnapshot() {
        return Attempt.of(snapshots.values().iterator().next());
    }

    /** Lets the others go first: one that fails for itself must not hold them up. */
    void moveToTheEnd(Waiting what) {
        if (snapshots.remove(what.id()) != null) {
            snapshots.put(what.id(), what);
        }
    }

    int size() {
        return snapshots.size();
    }

    Collection<String> ids() {
        return snapshots.keySet();
    }

    @Nullable
    Instant oldest() {
        long millis = Long.MAX_VALUE;
        for (Waiting what : snapshots.values()) {
            millis = Math.min(millis, what.sealedMillis());
        }
        return snapshots.isEmpty() ? null : Instant.ofEpochMilli(millis);
    }
}
