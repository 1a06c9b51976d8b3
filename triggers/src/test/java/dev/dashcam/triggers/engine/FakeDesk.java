/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.trigger.CaptureDesk;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A desk that answers as the real one does; the test says when a capture ends. */
final class FakeDesk implements CaptureDesk {
    private final AtomicReference<@Nullable Decision> running = new AtomicReference<>();
    private final AtomicInteger ids = new AtomicInteger();
    final List<Cause> begun = new CopyOnWriteArrayList<>();
    final List<Cause> attached = new CopyOnWriteArrayList<>();
    volatile long lastTailNanos = -1;
    volatile @Nullable Reason refusal;
    volatile boolean isQuiet;
    volatile boolean isListFull;
    /** How many looks for the capture in progress come too early to see it. */
    final AtomicInteger earlyLooks = new AtomicInteger();

    volatile @Nullable Error failure;

    @Override
    public @Nullable Decision coalesce(Cause cause) {
        if (earlyLooks.getAndUpdate(looks -> Math.max(0, looks - 1)) > 0) {
            return null;
        }
        Decision current = running.get();
        if (current != null && !isQuiet) {
            attached.add(cause);
        }
        return current;
    }

    @Override
    public @Nullable Decision coalesceUnlisted() {
        return isListFull ? running.get() : null;
    }

    @Override
    public Decision capture(Cause cause, long tailNanos) {
        Error thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        Reason why = refusal;
        if (why != null) {
            return Decision.suppressed(why);
        }
        String id = "snap" + ids.incrementAndGet();
        CompletableFuture<Snapshot> future = new CompletableFuture<>();
        while (true) {
            Decision current = running.get();
            if (current != null) {
                attached.add(cause);
                return current;
            }
            if (running.compareAndSet(null, Decision.coalesced(id, future))) {
                begun.add(cause);
                lastTailNanos = tailNanos;
                return Decision.accepted(id, future);
            }
        }
    }

    /** Ends the capture in progress and returns its id. */
    String end() {
        Decision current = running.getAndSet(null);
        if (current == null || current.snapshotId() == null) {
            throw new IllegalStateException("no capture is in progress");
        }
        return current.snapshotId();
    }
}
