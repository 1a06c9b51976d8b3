/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing, readiness and questions at the moments at which they could do harm. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ReadyLaterRacesTest {
    private static final int ROUNDS = 30;

    private final LateParts parts = new LateParts();

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        parts.assertNothingIsLeft();
    }

    @Test
    void close_whileAllIsBeingMade_waitsAndClosesIt() throws Exception {
        FlightRecorder recorder = parts.start();
        recorder.ready();
        LateParts.await(parts.opening);
        CompletableFuture<Void> closing = closeSoon(recorder);
        awaitWaiting("closing");
        assertThat(closing).isNotDone();

        parts.mayOpen.countDown();
        closing.get(60, TimeUnit.SECONDS);

        assertThat(parts.opened).hasValue(1);
        assertThat(parts.closed).hasValue(1);
        assertThat(parts.readyNanos).isEmpty();
    }

    @Test
    void close_whileSomebodyAsks_answersThatItIsClosed() throws Exception {
        FlightRecorder recorder = parts.start();
        CompletableFuture<RecorderStatus> status = CompletableFuture.supplyAsync(recorder::status);
        LateParts.await(parts.opening);
        CompletableFuture<Void> closing = closeSoon(recorder);
        awaitWaiting("closing");
        parts.mayOpen.countDown();
        closing.get(60, TimeUnit.SECONDS);

        assertThat(status.get(60, TimeUnit.SECONDS).recording()).isFalse();
    }

    @Test
    void close_ofWhatTakesTooLongToMake_doesNotWaitForIt_andItIsClosedLater() throws Exception {
        FlightRecorder recorder = parts.start();
        recorder.ready();
        LateParts.await(parts.opening);
        recorder.close();
        assertThat(parts.opened).hasValue(0);

        parts.mayOpen.countDown();
        OwnThreads.awaitEnd();

        assertThat(parts.opened).hasValue(1);
        assertThat(parts.closed).hasValue(1);
    }

    @Test
    void close_readyAndStatusAtOnce_leaveNothing() throws Exception {
        parts.mayOpen.countDown();
        for (int round = 0; round < ROUNDS; round++) {
            FlightRecorder recorder = parts.start();
            CyclicBarrier meeting = new CyclicBarrier(4);
            List<CompletableFuture<Void>> all = Stream.<Runnable>of(
                            recorder::ready, recorder::close, recorder::status, () -> recorder.trigger("slow"))
                    .map(work -> CompletableFuture.runAsync(
                            () -> {
                                meet(meeting);
                                work.run();
                            },
                            work1 -> new Thread(work1).start()))
                    .toList();
            for (CompletableFuture<Void> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
            recorder.close();
            assertThat(recorder.status().recording()).isFalse();
            assertThat(parts.closed).as("round " + round).hasValue(parts.opened.get());
        }
    }

    @Test
    void second_thatJoinsBeforeReady_isServedWhenTheFirstIsReadyAndGone() {
        FlightRecorder first = parts.startFree();
        FlightRecorder second = parts.start();
        first.ready();
        first.close();

        assertThat(second.status().store()).isEqualTo("a late store");
        assertThat(parts.readyNanos).hasSize(1);
        assertThat(parts.closed).hasValue(0);
        second.close();
        assertThat(parts.closed).hasValue(1);
        assertThat(parts.makers).hasSize(1);
    }

    @Test
    void second_thatJoinsAfterReady_hasTheSameParts() {
        FlightRecorder first = parts.startFree();
        first.ready();
        FlightRecorder second = parts.start();
        second.ready();
        assertThat(second.status().store()).isEqualTo("a late store");
        first.close();

        second.task("seen").close();

        assertThat(parts.ended).containsExactly("seen");
        assertThat(parts.readyNanos).hasSize(1);
        second.close();
        assertThat(parts.closed).hasValue(1);
    }

    @Test
    void second_isReadyWhereTheFirstWasNever() {
        FlightRecorder first = parts.startFree();
        FlightRecorder second = parts.start();
        second.ready();
        assertThat(first.status().store()).isEqualTo("a late store");
        second.close();
        first.close();

        assertThat(parts.closed).hasValue(1);
    }

    private static CompletableFuture<Void> closeSoon(FlightRecorder recorder) {
        return CompletableFuture.runAsync(recorder::close, work -> new Thread(work, "closing").start());
    }

    private static void awaitWaiting(String name) throws InterruptedException {
        while (Thread.getAllStackTraces().keySet().stream()
                .noneMatch(
                        thread -> thread.getName().equals(name) && thread.getState() == Thread.State.TIMED_WAITING)) {
            Thread.sleep(1);
        }
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await(60, TimeUnit.SECONDS);
        } catch (Exception nobody) {
            throw new AssertionError(nobody);
        }
    }
}
