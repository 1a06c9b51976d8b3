/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

import java.util.concurrent.atomic.AtomicInteger;

/** Bounds how many files the accounts of all threads hold open. */
final class OpenFiles {
    private final int max;
    private final AtomicInteger open = new AtomicInteger();

    OpenFiles(int max) {
        this.max = max;
    }

    /** Whether a file might be opened now. Cheap. */
    boolean hasRoom() {
        return open.get() < max;
    }

    /** Takes room for one file; answers false when there is none. */
    boolean take() {
        if (open.incrementAndGet() <= max) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    void giveBack() {
        open.decrementAndGet();
    }

    int count() {
        return open.get();
    }
}
