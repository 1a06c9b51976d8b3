/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The slots that threads without one of their own use in turn. A thread begins at the stripe that its id leads to, and when
 * it finds it in use, tries others. Nobody waits: a holder that is preempted keeps its stripe for its whole time slice, which
 * is why there must be about as many stripes as threads at full speed, and why few are in use until more are needed: each
 * stripe in use keeps a chunk, and its slot some 300 bytes.
 */
final class SharedSlots {
    private static final int PROBES = 32;
    private static final int PROBES_BEFORE_GROWTH = 4;

    private final Chunks chunks;
    private final Losses losses;
    /** Written by who grows, and seen by whoever has read that so many are in use. */
    private final @Nullable Slot[] stripes;
    /** Who finds somebody else growing goes on without. */
    private final AtomicBoolean isGrowing = new AtomicBoolean();
    /** How many stripes are in use, a power of two. Only grows. */
    private volatile int inUse;

    /** At most this many stripes, rounded down to a power of two. */
    SharedSlots(Chunks chunks, Losses losses, int atMost) {
        this.chunks = chunks;
        this.losses = losses;
        stripes = new @Nullable Slot[Integer.highestOneBit(atMost)];
        int twiceTheProcessors = Runtime.getRuntime().availableProcessors() * 2;
        use(Math.min(stripes.length, Integer.highestOneBit(twiceTheProcessors * 2 - 1)));
    }

    int stripes() {
        return stripes.length;
    }

    @Nullable
    Slot acquire() {
        long hash = Thread.currentThread().getId() * 0x9E3779B97F4A7C15L;
        int at = (int) (hash >>> 32);
        int stride = (int) (hash >>> 16) | 1;
        int among = inUse;
        for (int probe = 1; probe <= PROBES; probe++) {
            Slot slot = stripes[at & (among - 1)];
            if (slot != null && slot.tryHold()) {
                return slot;
            }
            if (probe % PROBES_BEFORE_GROWTH == 0) {
                among = grow(among);
            }
            at += stride;
        }
        return null;
    }

    private int grow(int from) {
        if (from < stripes.length && isGrowing.compareAndSet(false, true)) {
            try {
                if (inUse == from) {
                    use(2 * from);
                }
            } finally {
                isGrowing.set(false);
            }
        }
        return inUse;
    }

    private void use(int count) {
        for (int i = inUse; i < count; i++) {
            stripes[i] = new Slot(chunks, losses, 0);
        }
        inUse = count;
    }
}
