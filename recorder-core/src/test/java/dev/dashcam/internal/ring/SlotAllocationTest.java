/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An event costs the application no garbage, whatever slot it goes to, also where chunks change. */
final class SlotAllocationTest {
    private static final int EVENTS = 200_000;
    private static final int BYTES = 24;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Ring ring = new Ring(RingMemory.allocate(1 << 20), new Losses());

    SlotAllocationTest() throws IOException {}

    @Test
    void ownedSlot_allocatesNothing() {
        Slot slot = ring.openSlot(Thread.currentThread().getId());
        assertThat(slot).isNotNull();
        assertThat(allocatedBy(() -> write(slot))).isZero();
    }

    @Test
    void sharedSlot_allocatesNothing() {
        assertThat(allocatedBy(() -> {
                    Slot slot = ring.acquire();
                    if (slot != null) {
                        write(slot);
                        ring.release(slot);
                    }
                }))
                .isZero();
    }

    @Test
    void droppedEvent_allocatesNothing() {
        Slot slot = ring.openSlot(1);
        assertThat(slot).isNotNull();
        assertThat(allocatedBy(() -> slot.reserve(1 << 20, System.nanoTime()))).isZero();
    }

    private static void write(Slot slot) {
        long now = System.nanoTime();
        int at = slot.reserve(BYTES, now);
        if (at >= 0) {
            slot.buffer().putLong(at, now);
            slot.commit(BYTES, now);
        }
    }

    /** The bytes that so many calls allocate, in the best of some rounds: what the JVM links once, or has not compiled yet, is not the event's. */
    private long allocatedBy(Runnable event) {
        long id = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        long beganNanos = System.nanoTime();
        while (least > 0 && System.nanoTime() - beganNanos < MOST_NANOS) {
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < EVENTS; i++) {
                event.run();
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
        }
        return least;
    }
}
