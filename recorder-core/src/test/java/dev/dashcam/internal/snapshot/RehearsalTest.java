/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
    private final AtomicInteger performances = new AtomicInteger();

    @Test
    void rehearse_beforeTheServiceIsReady_isNotDue() {
        assertThat(rehearsal(Duration.ZERO).rehearse()).isFalse();
        assertThat(performances).hasValue(0);
    }

    @Test
    void rehearse_soonAfter_isNotDueYet() {
        Rehearsal rehearsal = rehearsal(Duration.ofHours(1));
        rehearsal.soon();
        assertThat(rehearsal.rehearse()).isFalse();
        assertThat(performances).hasValue(0);
    }

    @Test
    void rehearse_afterTheDelay_happensOnce() {
        Rehearsal rehearsal = rehearsal(Duration.ofMillis(1));
        rehearsal.soon();
        while (!rehearsal.rehearse()) {
            rehearsal.park(this);
        }
        assertThat(rehearsal.rehearse()).isFalse();
        assertThat(performances).hasValue(1);
    }

    @Test
    void rehearse_afterTheRealThing_isNotWanted() {
        Rehearsal rehearsal = rehearsal(Duration.ZERO);
        rehearsal.soon();
        rehearsal.cancel();
        assertThat(rehearsal.rehearse()).isFalse();
    }

    @Test
    void rehearse_whereTheRealThingCameBeforeTheServiceWasReady_isNotWanted() {
        Rehearsal rehearsal = rehearsal(Duration.ZERO);
        rehearsal.cancel();
        rehearsal.soon();
        assertThat(rehearsal.rehearse()).isFalse();
        assertThat(performances).hasValue(0);
    }

    @Test
    void rehearse_thatFails_isOver() {
        Rehearsal rehearsal = new Rehearsal(Duration.ZERO, () -> {
            throw new OutOfMemoryError("for this test");
        });
        rehearsal.soon();
        assertThat(rehearsal.rehearse()).isTrue();
        assertThat(rehearsal.rehearse()).isFalse();
    }

    @Test
    void cancel_whileItIsUnderWay_endsItAndLeavesTheThreadFitForTheRealThing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Rehearsal rehearsal = new Rehearsal(Duration.ZERO, () -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException ended) {
                performances.incrementAndGet();
            }
        });
        rehearsal.soon();
        AtomicBoolean isFit = new AtomicBoolean();
        Thread capturing = new Thread(() -> {
            rehearsal.rehearse();
            isFit.set(!Thread.currentThread().isInterrupted());
        });
        capturing.start();
        begun.await();
        rehearsal.cancel();
        capturing.join();

        assertThat(performances).hasValue(1);
        assertThat(isFit).isTrue();
    }

    @Test
    void park_interrupted_clearsThat() {
        Rehearsal rehearsal = rehearsal(Duration.ZERO);
        Thread.currentThread().interrupt();
        rehearsal.park(this);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private Rehearsal rehearsal(Duration delay) {
        return new Rehearsal(delay, performances::incrementAndGet);
    }
}
