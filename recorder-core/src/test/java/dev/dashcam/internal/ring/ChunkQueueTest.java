/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ChunkQueueTest {

    @Test
    void chunks_comeOutInTheOrderInWhichTheyWentIn() {
        ChunkQueue queue = new ChunkQueue(3);
        assertThat(queue.take()).isEqualTo(ChunkQueue.NONE);
        for (int turn = 0; turn < 20; turn++) {
            queue.put(2);
            queue.put(0);
            assertThat(queue.take()).isEqualTo(2);
            queue.put(1);
            assertThat(queue.take()).isZero();
            assertThat(queue.take()).isEqualTo(1);
            assertThat(queue.take()).isEqualTo(ChunkQueue.NONE);
        }
    }

    @Test
    void queueThatBeginsWithChunksInIt_isLikeOneThatTheyWerePutInto() {
        ChunkQueue queue = new ChunkQueue(5, 3);
        assertThat(queue.tail() - queue.head()).isEqualTo(3);
        for (int turn = 0; turn < 20; turn++) {
            for (int chunk = 0; chunk < 3; chunk++) {
                assertThat(queue.peek(queue.head())).isEqualTo(chunk);
                assertThat(queue.take()).isEqualTo(chunk);
            }
            assertThat(queue.take()).isEqualTo(ChunkQueue.NONE);
            for (int chunk = 0; chunk < 3; chunk++) {
                queue.put(chunk);
            }
        }
    }

    @Test
    void peek_seesWhatIsIn_andTakesNothing() {
        ChunkQueue queue = new ChunkQueue(4);
        queue.put(3);
        queue.put(1);
        queue.take();
        assertThat(queue.tail() - queue.head()).isEqualTo(1);
        assertThat(queue.peek(queue.head())).isEqualTo(1);
        assertThat(queue.peek(queue.head() - 1)).isEqualTo(ChunkQueue.NONE);
        assertThat(queue.peek(queue.tail())).isEqualTo(ChunkQueue.NONE);
        assertThat(queue.take()).isEqualTo(1);
    }

    @Test
    void putterThatIsHeldUp_holdsNobodyUp_andLosesNoChunk() {
        ChunkQueue queue = new ChunkQueue(4);
        long ticket = queue.takeTicket();
        queue.put(2);

        assertThat(queue.take()).isEqualTo(2);
        assertThat(queue.take()).isEqualTo(ChunkQueue.NONE);
        assertThat(queue.fill(ticket, 1)).isFalse();
        queue.put(1);
        assertThat(queue.take()).isEqualTo(1);
    }

    @Test
    void voidedTickets_doNotSpoilLaterTurns() {
        ChunkQueue queue = new ChunkQueue(2);
        for (int i = 0; i < 50; i++) {
            long ticket = queue.takeTicket();
            assertThat(queue.take()).isEqualTo(ChunkQueue.NONE);
            assertThat(queue.fill(ticket, 0)).isFalse();
            queue.put(0);
            assertThat(queue.take()).isZero();
        }
    }

    @Test
    void sizesThatCannotBe_areRefused() {
        assertThatThrownBy(() -> new ChunkQueue(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChunkQueue(1 << 24)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyThreads_neverHoldTheSameChunk_andLoseNone() throws InterruptedException {
        int chunks = 5;
        ChunkQueue queue = new ChunkQueue(chunks);
        for (int i = 0; i < chunks; i++) {
            queue.put(i);
        }
        AtomicIntegerArray holders = new AtomicIntegerArray(chunks);
        AtomicReference<String> fault = new AtomicReference<>("");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                for (int n = 0; n < 100_000; n++) {
                    int chunk = queue.take();
                    if (chunk != ChunkQueue.NONE) {
                        if (holders.incrementAndGet(chunk) != 1) {
                            fault.set("held twice: " + chunk);
                        }
                        holders.decrementAndGet(chunk);
                        queue.put(chunk);
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(fault.get()).isEmpty();
        List<Integer> left = new ArrayList<>();
        for (int chunk = queue.take(); chunk != ChunkQueue.NONE; chunk = queue.take()) {
            left.add(chunk);
        }
        assertThat(left).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }
}
