/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One thread's worth of events that describe themselves: who wrote them, their number, their time, the time of the one
 * before, and a checksum over all of it. Says how many it has committed.
 */
final class TortureWriter {
    static final int SMALLEST_EVENT = 48;
    private static final int REMEMBERED = 1024;
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
    private final @Nullable Slot owned;
    private final SplittableRandom random;
    private final long[] times = new long[REMEMBERED];
    private long committed;
    private long previousNanos = Long.MIN_VALUE;
    /** Read when its thread has ended. */
    long dropped;

    volatile boolean over;

    /** A writer to a slot of its own when there is one, else to shared ones. */
    TortureWriter(long id, Ring ring, Losses losses, boolean wantsOwn, SplittableRandom random) {
        this.id = id;
        this.ring = ring;
        this.losses = losses;
        this.owned = wantsOwn ? ring.openSlot(id) : null;
        this.random = random;
    }

    /** Writes an event. With stalls the thread now and then gives its processor away in the middle. */
    void write(boolean stalls) {
        Slot slot = owned != null ? owned : ring.acquire();
        // After acquire, as Ring asks.
        long now = System.nanoTime();
        if (slot == null) {
            losses.add(LossReason.SLOT_BUSY, now);
            dropped++;
            return;
        }
        try {
            write(slot, now, stalls);
        } finally {
            if (owned == null) {
                ring.release(slot);
            }
        }
    }

    private void write(Slot slot, long now, boolean stalls) {
        int bits = random.nextInt();
        int bytes = SMALLEST_EVENT + 8 * (bits & 15);
        if ((bits & 0xFF0) == 0) {
            bytes = ring.maxEventBytes() & -8;
        }
        int at = slot.reserve(bytes, now);
        if (at < 0) {
            dropped++;
            return;
        }
        long number = committed;
        ByteBuffer buffer = slot.buffer();
        buffer.putLong(at, bytes);
        buffer.putLong(at + 8, id);
        buffer.putLong(at + 16, number);
        if (stalls && (bits & 0xFF000) == 0) {
            Thread.yield();
        }
        buffer.putLong(at + 24, now);
        buffer.putLong(at + 32, previousNanos);
        long sum = checksum(bytes, id, number, now, previousNanos);
        for (int i = at + 40; i < at + bytes; i += 8) {
            buffer.putLong(i, sum + i - at);
        }
        slot.commit(bytes, now);
        previousNanos = now;
        times[(int) number & (REMEMBERED - 1)] = now;
        COMMITTED.setRelease(this, number + 1);
    }

    static long checksum(long bytes, long id, long number, long now, long previous) {
        long sum = bytes * 0x9E3779B97F4A7C15L + id;
        sum = sum * 0xBF58476D1CE4E5B9L + number;
        sum = sum * 0x94D049BB133111EBL + now;
        return sum * 0x9E3779B97F4A7C15L + previous;
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
