/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.failure;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Heap that is kept for when there is no other: a capture needs some, and so do the threads that it is taken by. Whoever asks
 * next may get it instead; it helps, it warrants nothing.
 */
final class Reserve {
    private static final int PIECES = 32;
    /** Small enough for every collector to keep them with all else: G1 gives large arrays regions of their own, three here for two. */
    private static final int PIECE_BYTES = 64 << 10;

    private static final long BETWEEN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private volatile byte @Nullable [][] kept;
    private volatile boolean wasReleased;
    private boolean isWaiting;
    private long keepAtNanos;

    /** Lets go of it. Any thread; allocates nothing. */
    void release() {
        kept = null;
        wasReleased = true;
    }

    /** Makes sure that there is one, but not soon after it was released. For the thread that ticks. */
    void keep(long nowNanos) {
        if (kept != null) {
            return;
        }
        if (wasReleased) {
            wasReleased = false;
            isWaiting = true;
            keepAtNanos = nowNanos + BETWEEN_NANOS;
        }
        if (isWaiting && nowNanos - keepAtNanos < 0) {
            return;
        }
        try {
            kept = new byte[PIECES][PIECE_BYTES];
        } catch (OutOfMemoryError stillFull) {
            isWaiting = true;
            keepAtNanos = nowNanos + BETWEEN_NANOS;
        }
    }

    boolean isKept() {
        return kept != null;
    }
}
