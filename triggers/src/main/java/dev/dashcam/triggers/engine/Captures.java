/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The claims whose captures have not ended, by snapshot id. Safe for all threads. */
final class Captures {
    private final ConcurrentHashMap<String, Claim> running = new ConcurrentHashMap<>();
    private final AtomicInteger asking = new AtomicInteger();
    private volatile @Nullable Ended lastEnded;

    /** A thread tries to pass the gates and turns to the desk; {@link #answered()} must follow. */
    void asks() {
        asking.incrementAndGet();
    }

    void answered() {
        asking.decrementAndGet();
    }

    /** Whether a thread other than the caller, who asks too, may be about to begin a capture. */
    boolean isAnotherAsking() {
        return asking.get() > 1;
    }

    /** Whether a capture may be in progress; false only when none is. */
    boolean mayBeRunning() {
        return asking.get() > 0 || !running.isEmpty();
    }

    /** The claim behind a capture in progress, null when it has ended. */
    @Nullable
    Claim find(@Nullable String snapshotId) {
        return snapshotId == null ? null : running.get(snapshotId);
    }

    /*
     * A capture may end before the thread that began it comes to enter its claim. Each side writes first and then looks for
     * the other's writing, so at least one of them sees both; removing the claim from the map makes it exactly one.
     */

    void began(String snapshotId, Claim claim, long nowNanos) {
        running.values().removeIf(other -> other.isForgotten(nowNanos));
        running.put(snapshotId, claim);
        Ended ended = lastEnded;
        if (ended != null && ended.snapshotId().equals(snapshotId)) {
            settle(ended);
        }
    }

    void ended(String snapshotId, boolean sealed, long nowNanos) {
        Ended ended = new Ended(snapshotId, sealed, nowNanos);
        lastEnded = ended;
        settle(ended);
    }

    private void settle(Ended ended) {
        Claim claim = running.remove(ended.snapshotId());
        if (claim == null) {
            return;
        }
        if (ended.sealed()) {
            claim.seal(ended.atNanos());
        } else {
            claim.release();
        }
    }

    private record Ended(String snapshotId, boolean sealed, long atNanos) {}
}
