/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.internal.running.CapturingParts;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;

/** Why a snapshot that somebody ordered is not taken, in words for that person. */
final class Refusal {
    private Refusal() {}

    static String words(CapturingParts capturing, Decision decision) {
        SnapshotStore store = capturing.store();
        String storeRefusal = store == null ? null : store.refusal();
        if (decision.reason() == Reason.NO_STORE) {
            return capturing.storeWords() + ". writeTo(path) works without a store.";
        }
        if (decision.reason() == Reason.STORE && storeRefusal != null) {
            return storeRefusal;
        }
        return decision.reason() == Reason.MANUAL_BUDGET
                ? "the snapshots that an hour allows by hand are used up; writeTo(path) is not limited"
                : decision.reason().words();
    }
}
