/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.snapshot;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What became of one trigger call, known when the call returns. Immutable and safe for all threads. Suppressed decisions and
 * the coalesced ones of one capture are shared instances: asking for a snapshot that is not taken allocates nothing.
 */
public final class Decision {
    private static final Decision[] SUPPRESSED = suppressedByReason();

    private final Outcome outcome;
    private final Reason reason;
    private final @Nullable String snapshotId;
    private final @Nullable CompletableFuture<Snapshot> snapshot;

    private Decision(
            Outcome outcome,
            Reason reason,
            @Nullable String snapshotId,
            @Nullable CompletableFuture<Snapshot> snapshot) {
        this.outcome = outcome;
        this.reason = reason;
        this.snapshotId = snapshotId;
        this.snapshot = snapshot;
    }

    /** The shared decision that a call was suppressed for this reason. */
    public static Decision suppressed(Reason reason) {
        return SUPPRESSED[reason.ordinal()];
    }

    /** The decision that a snapshot is taken. */
    public static Decision accepted(String snapshotId, CompletableFuture<Snapshot> snapshot) {
        return new Decision(Outcome.ACCEPTED, Reason.NONE, snapshotId, snapshot);
    }

    /** The decision that a snapshot already being taken covers the call. */
    public static Decision coalesced(String snapshotId, CompletableFuture<Snapshot> snapshot) {
        return new Decision(Outcome.COALESCED, Reason.NONE, snapshotId, snapshot);
    }

    /** What became of the call. */
    public Outcome outcome() {
        return outcome;
    }

    /** Why it was suppressed, {@link Reason#NONE} when it was not. */
    public Reason reason() {
        return reason;
    }

    /** Whether a snapshot will exist that covers the call, taken for it or for an earlier one. */
    public boolean isCaptured() {
        return outcome != Outcome.SUPPRESSED;
    }

    /**
     * Whether there is nothing to ask again for: a snapshot will exist that covers the call, or would, were the trigger not in dry
     * run.
     */
    public boolean isSettled() {
        return isCaptured() || reason == Reason.DRY_RUN;
    }

    /** The id of the snapshot that covers the call, null when it was suppressed. */
    public @Nullable String snapshotId() {
        return snapshotId;
    }

    /**
     * The snapshot once it is sealed, null when the call was suppressed. Completes exceptionally with an {@link
     * java.io.IOException} that says what to do when it could not be written. Each call gives a future of its own, so that one
     * caller's {@code cancel} is nobody else's. What depends on it runs on the recorder's thread unless it says {@code Async}.
     */
    public @Nullable CompletableFuture<Snapshot> snapshot() {
        return snapshot == null ? null : snapshot.copy();
    }

    @Override
    public String toString() {
        return switch (outcome) {
            case ACCEPTED -> "accepted as " + snapshotId;
            case COALESCED -> "covered by " + snapshotId;
            case SUPPRESSED -> "suppressed: " + reason.words();
        };
    }

    private static Decision[] suppressedByReason() {
        Reason[] reasons = Reason.values();
        Decision[] decisions = new Decision[reasons.length];
        for (Reason reason : reasons) {
            decisions[reason.ordinal()] = new Decision(Outcome.SUPPRESSED, reason, null, null);
        }
        return decisions;
    }
}
