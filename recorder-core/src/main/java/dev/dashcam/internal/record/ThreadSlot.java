/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.Slot;
import dev.dashcam.time.RecorderClock;
import org.jspecify.annotations.Nullable;

/**
 * Where one thread writes: its own slot, or any shared one that is free. Between taking and giving back nothing blocks and no
 * code of the application runs, since a thread that is held up there keeps a shared slot from all others. What a thread's track
 * begins with rather than a part of it, since each load between finding the track and reading the clock counts.
 */
abstract class ThreadSlot {
    /** A shared slot is held for some 50 ns, and the ring has looked at many: whoever finds none tries a few times more. */
    private static final int TRIES = 4;

    private static final int SPINS = 16;
    private static final int NEVER_TRIED = -1;

    private final Recording recording;
    private final RecorderClock clock;
    private final Ring ring;
    private final long threadId;
    private final boolean mayOwn;
    private @Nullable Slot own;
    private @Nullable Slot lastShared;
    /** How many slots had been closed when this thread last tried to get one of its own. */
    private int slotsClosed = NEVER_TRIED;

    ThreadSlot(Recording recording, long threadId, boolean isVirtual) {
        this.recording = recording;
        this.clock = recording.clock();
        this.ring = recording.ring();
        this.threadId = threadId;
        this.mayOwn = !isVirtual;
    }

    final Recording recording() {
        return recording;
    }

    /** The thread's id. Any thread. */
    final long threadId() {
        return threadId;
    }

    /** Reads the recorder's clock. */
    final long nanoTime() {
        return clock.nanoTime();
    }

    /** Takes the slot for one event; null when all shared ones are in use. */
    @Nullable
    final Slot take() {
        Slot slot = own;
        return slot != null ? slot : takeShared();
    }

    /**
     * Gives back what {@link #take} has answered. To be called whatever is thrown once that has been called, be it while the clock
     * is read: nobody else would give a shared slot back.
     */
    final void giveBack(@Nullable Slot slot) {
        if (slot != own && slot != null) {
            ring.release(slot);
        }
    }

    /** What an event in this slot has to say about its thread: the id in a shared one, else 0. */
    final long tag(Slot slot) {
        return slot == own ? 0 : threadId;
    }

    /** Gives the thread's own slot up. To be called when the thread has ended. */
    final boolean close() {
        Slot slot = own;
        if (slot == null) {
            return false;
        }
        own = null;
        ring.closeSlot(slot);
        return true;
    }

    private @Nullable Slot takeShared() {
        // Not with the track: should there be no memory for the rest of that, nobody would give the slot back.
        if (mayOwn && slotsClosed != recording.slotsClosed()) {
            int closed = recording.slotsClosed();
            own = ring.openSlot(threadId);
            slotsClosed = closed;
            if (own != null) {
                return own;
            }
        }
        for (int tried = 0; tried < TRIES; tried++) {
            Slot slot = ring.acquire(lastShared);
            if (slot != null) {
                if (slot != lastShared) {
                    lastShared = slot;
                }
                return slot;
            }
            for (int spun = 0; spun < SPINS; spun++) {
                Thread.onSpinWait();
            }
        }
        return null;
    }
}
