/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One decision and how often it was repeated. Safe for all threads. */
final class LedgerLine {
    private final long number;
    private final long atNanos;
    private final String what;
    private final String outcome;
    private final @Nullable String snapshotId;
    private final LongAdder repetitions = new LongAdder();
    private volatile long lastNanos;

    /**
     * @param number its place in the ledger's whole history
     * @param atNanos when it was decided
     * @param what what was asked, in words
     * @param outcome what became of it, in words
     * @param snapshotId the snapshot that covers it, null when none does
     */
    LedgerLine(long number, long atNanos, String what, String outcome, @Nullable String snapshotId) {
        this.number = number;
        this.atNanos = atNanos;
        this.what = what;
        this.outcome = outcome;
        this.snapshotId = snapshotId;
        this.lastNanos = atNanos;
    }

    long number() {
        return number;
    }

    long atNanos() {
        return atNanos;
    }

    String what() {
        return what;
    }

    String outcome() {
        return outcome;
    }

    @Nullable
    String snapshotId() {
        return snapshotId;
    }

    long repetitions() {
        return repetitions.sum();
    }

    long lastNanos() {
        return lastNanos;
    }

    void repeated(long nowNanos) {
        repetitions.increment();
        lastNanos = nowNanos;
    }
}
