/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.CaptureDesk;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets one capture through at a time: of any number of calls at once one wins a compare-and-set, the others are attached to
 * its capture.
 */
final class SingleCaptureDesk implements CaptureDesk {
    /** Takes the place of the capture in progress when there is never to be one again. */
    private static final PendingCapture SHUT = new PendingCapture("", Cause.of("", "", "", 0), 0);

    private final RecorderClock clock;
    private final @Nullable SnapshotStore store;
    private final Runnable wakeUp;
    private final Consumer<String> timeline;
    private final AtomicReference<@Nullable PendingCapture> current = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * A desk for this store.
     *
     * @param wakeUp called on the thread whose call was accepted
     * @param timeline records a message on the thread whose call a snapshot lists
     */
    SingleCaptureDesk(RecorderClock clock, @Nullable SnapshotStore store, Runnable wakeUp, Consumer<String> timeline) {
        this.clock = clock;
        this.store = store;
        this.wakeUp = wakeUp;
        this.timeline = timeline;
    }

    @Override
    public @Nullable Decision coalesce(Cause cause) {
        PendingCapture pending = current.get();
        return pending == null || pending == SHUT ? null : attach(pending, cause);
    }

    @Override
    public @Nullable Decision coalesceUnlisted() {
        PendingCapture pending = current.get();
        return pending == null || pending == SHUT ? null : pending.attachUnlisted();
    }

    @Override
    public Decision capture(Cause cause, long tailNanos) {
        Decision refused = refusal();
        if (refused != null) {
            return refused;
        }
        PendingCapture pending = null;
        while (true) {
            PendingCapture running = current.get();
            if (running == SHUT) {
                return Decision.suppressed(Reason.SHUTDOWN);
            }
            if (running != null) {
                return attach(running, cause);
            }
            if (pending == null) {
                String id = SnapshotIds.next();
                pending = new PendingCapture(id, cause, clock.nanoTime() + tailNanos);
            }
            if (current.compareAndSet(null, pending)) {
                timeline.accept(words("Captured as ", pending, cause));
                wakeUp.run();
                return pending.accepted();
            }
        }
    }

    private Decision attach(PendingCapture running, Cause cause) {
        if (running.isListFull()) {
            return running.attach(cause);
        }
        Decision decision = running.attach(cause);
        timeline.accept(words("Covered by ", running, cause));
        return decision;
    }

    private static String words(String outcome, PendingCapture capture, Cause cause) {
        return outcome + capture.id() + " for " + cause.trigger() + ": " + cause.sawAgainstThreshold();
    }

    private @Nullable Decision refusal() {
        if (store == null) {
            return Decision.suppressed(Reason.NO_STORE);
        }
        if (closed) {
            return Decision.suppressed(Reason.SHUTDOWN);
        }
        return store.refusal() == null ? null : Decision.suppressed(Reason.STORE);
    }

    /** The capture in progress, null when there is none. */
    @Nullable
    PendingCapture current() {
        PendingCapture pending = current.get();
        return pending == SHUT ? null : pending;
    }

    /** Lets the next capture through. */
    void done(PendingCapture capture) {
        if (!current.compareAndSet(Objects.requireNonNull(capture), null) && current.get() != SHUT) {
            throw new IllegalStateException("not in progress: " + capture.id());
        }
    }

    /** Accepts nothing from now on; what is in progress goes on. */
    void close() {
        closed = true;
    }

    /**
     * To be called when nobody takes captures any more: a call that passed the check just before {@link #close} must not wait
     * for a snapshot that never comes.
     *
     * @return the capture that nobody will finish, null when there is none
     */
    @Nullable
    PendingCapture shut() {
        close();
        PendingCapture left = current.getAndSet(SHUT);
        return left == SHUT ? null : left;
    }
}
