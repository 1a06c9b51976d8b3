/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class SharedSlotsTest {
    private final Losses losses = new Losses();
    private final Ring ring = new Ring(RingMemory.allocate(4 << 20), losses);

    SharedSlotsTest() throws IOException {}

    @Test
    void stripesTakeAChunkOnlyWhenNeeded() {
        for (int i = 0; i < 1000; i++) {
            Slot slot = ring.acquire();
            assertThat(slot).isNotNull();
            slot.reserve(16, 1);
            slot.commit(16, 1);
            ring.release(slot);
        }
        assertThat(ring.bytesHandedOut()).isLessThanOrEqualTo(17L * 1024);
    }

    @Test
    void holdersThatDoNotComeBack_leaveRoomForOthers() throws InterruptedException {
        Set<Slot> held = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 100; i++) {
            Thread thread = new Thread(() -> held.add(requireNonNull(ring.acquire())));
            thread.start();
            thread.join();
        }
        assertThat(held).hasSize(100);
    }

    /** As many threads as a pool has, all beyond the limit, writing as a service does: bursts and waits. */
    @Test
    void busyThreadsBeyondTheLimit_keepNearlyAllEvents() throws InterruptedException {
        AtomicLong dropped = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        int events = 20_000;
        for (int i = 0; i < 64; i++) {
            Thread thread = new Thread(() -> {
                long lost = 0;
                for (int n = 0; n < events; n++) {
                    lost += write() ? 0 : 1;
                    if (n % 500 == 0) {
                        LockSupport.parkNanos(100_000);
                    }
                }
                dropped.addAndGet(lost);
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(dropped.get()).isLessThanOrEqualTo(64L * events / 1000);
    }

    private boolean write() {
        Slot slot = ring.acquire();
        if (slot == null) {
            return false;
        }
        try {
            long now = System.nanoTime();
            int at = slot.reserve(24, now);
            if (at >= 0) {
                slot.buffer().putLong(at, now);
                slot.commit(24, now);
            }
            return at >= 0;
        } finally {
            ring.release(slot);
        }
    }
}
