/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The newest line of the ledger for each sort of outcome, so that a repetition is counted there instead of written again. */
final class OpenLines {
    /** Where calls that were attached to a capture are kept, behind the refusals. */
    static final int COALESCED = Refusal.values().length;

    private final AtomicReferenceArray<@Nullable LedgerLine> newest = new AtomicReferenceArray<>(COALESCED + 1);

    @Nullable
    LedgerLine newest(int sort) {
        return newest.get(sort);
    }

    void replace(int sort, LedgerLine line) {
        newest.set(sort, line);
    }

    /** From here on everything is written anew: something has happened that a reader wants to see in between. */
    void close() {
        for (int sort = 0; sort <= COALESCED; sort++) {
            newest.set(sort, null);
        }
    }
}
