/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class ReadingTest {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_NANOS = 60 * SECOND_NANOS;

    private long nowNanos = SECOND_NANOS;

    @Test
    void source_isReadOnceASecond() {
        AtomicInteger reads = new AtomicInteger();
        Reading<Integer> reading = new Reading<>(at -> reads.incrementAndGet(), Runnable::run);
        for (int tenth = 0; tenth < 100; tenth++) {
            assertThat(reading.next(nowNanos)).isEqualTo(reads.get());
            nowNanos += SECOND_NANOS / 10;
        }
        assertThat(reads).hasValue(10);
        assertThat(reading.trouble()).isNull();
    }

    @Test
    void sourceThatThrows_isTrouble_untilItAnswersAgain() {
        AtomicInteger reads = new AtomicInteger();
        Reading<Integer> reading = new Reading<>(
                at -> {
                    if (reads.incrementAndGet() == 1) {
                        throw new IllegalStateException("a password");
                    }
                    return 7;
                },
                Runnable::run);
        assertThat(reading.next(nowNanos)).isNull();
        assertThat(reading.trouble()).isEqualTo("throws java.lang.IllegalStateException");
        assertThat(reading.next(nowNanos + SECOND_NANOS)).isEqualTo(7);
        assertThat(reading.trouble()).isNull();
    }

    @Test
    void sourceThatBlocks_holdsUpNobody_andItsOldAnswerCountsNoMore() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        CountDownLatch isOpen = new CountDownLatch(1);
        Reading<Integer> reading = new Reading<>(
                at -> {
                    if (reads.incrementAndGet() == 2) {
                        awaitQuietly(isOpen);
                    }
                    return reads.get();
                },
                Reading.threadNamed("reading-test"));
        await(() -> Integer.valueOf(1).equals(reading.next(nowNanos)));
        nowNanos += SECOND_NANOS;
        await(() -> {
            nowNanos += SECOND_NANOS;
            reading.next(nowNanos);
            return reads.get() == 2;
        });
        nowNanos += 6 * SECOND_NANOS;
        assertThat(reading.next(nowNanos)).isNull();
        assertThat(reading.trouble()).isEqualTo("has not answered for 5 s");
        assertThat(reads).as("no second one beside it").hasValue(2);
        isOpen.countDown();
        await(() -> {
            nowNanos += SECOND_NANOS;
            Integer read = reading.next(nowNanos);
            return read != null && read > 2;
        });
    }

    @Test
    void thread_endsWhenNobodyAsksAnyMore() throws Exception {
        Reading<Thread> reading = new Reading<>(at -> Thread.currentThread(), Reading.threadNamed("reading-test-idle"));
        await(() -> reading.next(nowNanos) != null);
        Thread thread = reading.next(nowNanos);
        assertThat(thread).isNotNull();
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("reading-test-idle");
        thread.join(60_000);
        assertThat(thread.isAlive()).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(BooleanSupplier wanted) throws InterruptedException {
        long untilNanos = System.nanoTime() + PATIENCE_NANOS;
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime() - untilNanos).isNegative();
            Thread.sleep(5);
        }
    }
}
