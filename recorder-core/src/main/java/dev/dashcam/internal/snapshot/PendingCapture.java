/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A capture between acceptance and sealing. Causes are attached by any thread, without a lock and without allocation. */
final class PendingCapture {
    private static final int MAX_CAUSES = 64;

    private final String id;
    private final long dueNanos;
    private final CompletableFuture<Snapshot> sealed = new CompletableFuture<>();
    private final Decision accepted;
    private final Decision coalesced;
    private final AtomicReferenceArray<Cause> causes = new AtomicReferenceArray<>(MAX_CAUSES);
    private final AtomicInteger listed = new AtomicInteger(1);
    /** Where a storm is counted, so that its threads do not meet in one place. */
    private final LongAdder unlisted = new LongAdder();

    PendingCapture(String id, Cause first, long dueNanos) {
        this.id = id;
        this.dueNanos = dueNanos;
        this.accepted = Decision.accepted(id, sealed);
        this.coalesced = Decision.coalesced(id, sealed);
        causes.set(0, first);
    }

    Decision attach(Cause cause) {
        int index = isListFull() ? MAX_CAUSES : listed.getAndIncrement();
        if (index < MAX_CAUSES) {
            causes.set(index, cause);
        } else {
            unlisted.increment();
        }
        return coalesced;
    }

    /** Null when there is still room for a cause. */
    @Nullable
    Decision attachUnlisted() {
        if (!isListFull()) {
            return null;
        }
        unlisted.increment();
        return coalesced;
    }

    /** Whether further causes are counted only. */
    boolean isListFull() {
        return listed.get() >= MAX_CAUSES;
    }

    String id() {
        return id;
    }

    Cause firstCause() {
        return causes.get(0);
    }

    /** In the order they came, but what has really happened before a drill. */
    List<Cause> causes() {
        List<Cause> attached = new ArrayList<>();
        for (int i = 0; i < MAX_CAUSES; i++) {
            Cause cause = causes.get(i);
            // A place may be taken but not yet filled by a thread that was just interrupted in between.
            if (cause != null) {
                attached.add(cause);
            }
        }
        attached.sort(Comparator.comparing(cause -> cause.kind().equals(Cause.DRILL)));
        return attached;
    }

    long unlistedCauses() {
        return unlisted.sum();
    }

    /** When its tail has been recorded. */
    long dueNanos() {
        return dueNanos;
    }

    Decision accepted() {
        return accepted;
    }

    CompletableFuture<Snapshot> sealed() {
        return sealed;
    }
}
