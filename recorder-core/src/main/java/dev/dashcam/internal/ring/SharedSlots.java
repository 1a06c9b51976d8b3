/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import org.jspecify.annotations.Nullable;

/**
 * The slots that threads without one of their own use in turn. A thread begins at the stripe that its id leads to, and when
 * it finds it in use, tries others. Nobody waits: a holder that is preempted keeps its stripe for its whole time slice, which
 * is why there must be about as many stripes as threads at full speed, and why few are in use until more are needed: each
 * stripe in use keeps a chunk.
 */
final class SharedSlots {
    private static final int PROBES = 32;
    private static final int PROBES_BEFORE_GROWTH = 4;

    private final Slot[] stripes;
    /** How many stripes are in use, a power of two. Only grows; a lost update is made up for by the next one. */
    private volatile int inUse;

    /** At most this many stripes, rounded down to a power of two. */
    SharedSlots(Chunks chunks, Losses losses, int atMost) {
        stripes = new Slot[Integer.highestOneBit(atMost)];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = new Slot(chunks, losses, 0);
        }
        int twiceTheProcessors = Runtime.getRuntime().availableProcessors() * 2;
        inUse = Math.min(stripes.length, Integer.highestOneBit(twiceTheProcessors * 2 - 1));
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
            if (slot.tryHold()) {
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
        int now = inUse;
        if (now == from && now < stripes.length) {
            now *= 2;
            inUse = now;
        }
        return now;
    }
}
