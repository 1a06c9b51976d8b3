/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import dev.dashcam.internal.torture.Control;
import dev.dashcam.internal.torture.Stalls;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One thread's worth of events that describe themselves: who wrote them, their number, their time, the time of the one
 * before, how many another writer had committed before that time, and a checksum over all of it. Says how many it has
 * committed.
 */
final class TortureWriter {
    static final int SMALLEST_EVENT = 64;
    static final int FIRST_CHECKED_WORD = 56;
    private static final int REMEMBERED = 1024;
    /** Until the ring has been overwritten. */
    private static final int LONG_HOLD = 50;

    private static final VarHandle COMMITTED;

    static {
        try {
            COMMITTED = MethodHandles.lookup().findVarHandle(TortureWriter.class, "committed", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final long id;
    private final Ring ring;
    private final Losses losses;
    private final Stalls stalls;
    private final Control control;
    private final @Nullable Slot owned;
    private final SplittableRandom random;
    private final long[] times = new long[REMEMBERED];
    private long committed;
    private long previousNanos = Long.MIN_VALUE;
    /** Read when its thread has ended. */
    long dropped;

    volatile boolean over;
    /** Whose committed events its own are witness to. */
    @Nullable
    TortureWriter peer;

    /** A writer to this slot, or to shared ones. */
    TortureWriter(long id, Torture torture, @Nullable Slot owned, SplittableRandom random) {
        this.id = id;
        this.ring = torture.ring;
        this.losses = torture.losses;
        this.stalls = torture.stalls;
        this.control = torture.control;
        this.owned = owned;
        this.random = random;
    }

    /** Writes an event. With stalls the thread is held up now and then in the middle, also for long. */
    void write(boolean stalling) {
        Slot slot = owned != null ? owned : ring.acquire();
        TortureWriter witnessed = peer;
        long count = witnessed == null ? 0 : witnessed.committed();
        // After acquire, as Ring asks.
        long now = System.nanoTime();
        if (slot == null) {
            losses.add(LossReason.SLOT_BUSY, now);
            dropped++;
            return;
        }
        try {
            write(slot, now, stalling, witnessed == null ? 0 : witnessed.id, count);
        } finally {
            if (owned == null) {
                ring.release(slot);
            }
        }
    }

    private void write(Slot slot, long now, boolean stalling, long peerId, long peerCount) {
        int bits = random.nextInt();
        int bytes = SMALLEST_EVENT + 8 * (bits & 15);
        if ((bits & 0xFF0) == 0) {
            bytes = ring.maxEventBytes() & -8;
        }
        boolean stallsNow = stalling && (bits & 0xFF000) == 0;
        if (stallsNow) {
            stalls.maybe();
        }
        int at = slot.reserve(bytes, now);
        if (at < 0) {
            dropped++;
            return;
        }
        long number = committed;
        ByteBuffer buffer = slot.buffer();
        if (control == Control.COMMIT_BEFORE_EVENT) {
            slot.commit(bytes, now);
            if (stallsNow) {
                Thread.yield();
            }
        }
        buffer.putLong(at, bytes);
        buffer.putLong(at + 8, id);
        buffer.putLong(at + 16, number);
        if (control == Control.SLOT_CLOSED_UNDER_WRITER && stalling && !isShared() && (bits & 0x3F000) == 0) {
            stalls.hold(LONG_HOLD);
        } else if (stallsNow) {
            stalls.maybe();
        }
        buffer.putLong(at + 24, now);
        buffer.putLong(at + 32, previousNanos);
        buffer.putLong(at + 40, peerId);
        buffer.putLong(at + 48, peerCount);
        long sum = checksum(buffer, at);
        for (int i = FIRST_CHECKED_WORD; i < bytes; i += 8) {
            buffer.putLong(at + i, sum + i);
        }
        if (stallsNow) {
            stalls.maybe();
        }
        if (control != Control.COMMIT_BEFORE_EVENT) {
            slot.commit(bytes, now);
        }
        previousNanos = now;
        times[(int) number & (REMEMBERED - 1)] = now;
        COMMITTED.setRelease(this, number + 1);
    }

    /** Over all words that are not checked by it. */
    static long checksum(ByteBuffer buffer, int at) {
        long sum = 0;
        for (int i = 0; i < FIRST_CHECKED_WORD; i += 8) {
            sum = (sum + buffer.getLong(at + i)) * 0x9E3779B97F4A7C15L;
            sum ^= sum >>> 29;
        }
        return sum;
    }

    boolean isShared() {
        return owned == null;
    }

    /** How many events it has committed. Any thread. */
    long committed() {
        return (long) COMMITTED.getAcquire(this);
    }

    /** The time of an event, as long as it is among the last thousand; the smallest long when it is not. Any thread. */
    long timeOf(long number) {
        long time = times[(int) number & (REMEMBERED - 1)];
        VarHandle.acquireFence();
        return committed() - number < REMEMBERED ? time : Long.MIN_VALUE;
    }

    /** Whether nothing it wrote can be in a copy any longer, nor will be. */
    boolean isOver(long completeFromNanos) {
        return over && (committed == 0 || timeOf(committed - 1) < completeFromNanos);
    }

    /** By its own thread, or when that has ended. */
    void close() {
        if (owned != null) {
            ring.closeSlot(owned);
        }
    }
}
