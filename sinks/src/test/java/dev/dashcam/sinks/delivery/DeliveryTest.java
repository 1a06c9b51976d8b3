/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dashcam.sink.Delivered;
import dev.dashcam.sink.Sink;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
final class DeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Backoff quick = new Backoff(4, Duration.ofMillis(1));

    @Test
    void everySink_getsEverySnapshotInTurn() {
        TestSink first = new TestSink("first", 0);
        TestSink second = new TestSink("second", 0);
        try (Delivery delivery = new Delivery(List.of(first, second), lines::add, quick, PATIENCE)) {
            delivery.deliver(snapshot("a"));
            delivery.deliver(snapshot("b"));
        }
        assertThat(first.delivered).containsExactly("a", "b");
        assertThat(second.delivered).containsExactly("a", "b");
        assertThat(first.isClosed).isTrue();
        assertThat(lines).isEmpty();
    }

    @Test
    void deliveryOfADrill_tellsWhatBecameOfItAtEachSinkAtOnce() {
        TestSink broken = new TestSink("s3", Integer.MAX_VALUE);
        TestSink sound = new TestSink("file", 0);
        try (Delivery delivery = new Delivery(List.of(broken, sound), lines::add, quick, PATIENCE)) {
            assertThat(delivery.deliverNow(snapshot("a")))
                    .extracting(Delivered::sink, Delivered::problem)
                    .containsExactly(tuple("s3", "connection refused"), tuple("file", null));
        }
        assertThat(broken.calls).hasSize(1);
        assertThat(lines).isEmpty();
    }

    @Test
    void deliveryOfADrill_afterTheEndSaysSoOfEverySink() {
        Delivery delivery = new Delivery(List.of(new TestSink("s3", 0)), lines::add, quick, PATIENCE);
        delivery.close();
        assertThat(delivery.deliverNow(snapshot("a")))
                .singleElement()
                .satisfies(result -> assertThat(result.problem()).isEqualTo("the recorder is being closed"));
    }

    @Test
    void failure_isTriedAgain() throws InterruptedException {
        TestSink sink = new TestSink("s3", 3);
        try (Delivery delivery = new Delivery(List.of(sink), lines::add, quick, PATIENCE)) {
            delivery.deliver(snapshot("a"));
            assertThat(sink.arrived.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(sink.calls).hasSize(4);
        assertThat(lines).isEmpty();
    }

    @Test
    void lastingFailure_isSaidInOneLineAndStopsNothing() throws InterruptedException {
        TestSink broken = new TestSink("s3", Integer.MAX_VALUE);
        TestSink sound = new TestSink("file", 0);
        try (Delivery delivery = new Delivery(List.of(broken, sound), lines::add, quick, PATIENCE)) {
            delivery.deliver(snapshot("a"));
            assertThat(sound.arrived.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(broken.calls).hasSize(4);
        assertThat(lines)
                .containsExactly("Snapshot a did not reach s3 after 4 tries: connection refused. It stays in a.dcam.");
    }

    @Test
    void closing_doesNotWaitForTheNextTry() throws InterruptedException {
        TestSink broken = new TestSink("s3", Integer.MAX_VALUE);
        Delivery delivery = new Delivery(List.of(broken), lines::add, new Backoff(4, Duration.ofHours(1)), PATIENCE);
        delivery.deliver(snapshot("a"));
        assertThat(broken.called.await(60, TimeUnit.SECONDS)).isTrue();
        delivery.close();
        assertThat(lines).singleElement().asString().contains("did not reach s3 after 1 try: connection refused");
        delivery.deliver(snapshot("b"));
        assertThat(lines.get(1))
                .isEqualTo("Snapshot b is not delivered: the recorder is being closed. It stays in b.dcam.");
    }

    @Test
    void closing_flushesWhatWaits() throws InterruptedException {
        TestSink sink = new TestSink("file", 0);
        sink.gate = new CountDownLatch(1);
        Delivery delivery = new Delivery(List.of(sink), lines::add, quick, PATIENCE);
        for (int i = 0; i < 5; i++) {
            delivery.deliver(snapshot("s" + i));
        }
        assertThat(sink.called.await(60, TimeUnit.SECONDS)).isTrue();
        sink.gate.countDown();
        delivery.close();
        assertThat(sink.delivered).hasSize(5);
    }

    @Test
    void sinkThatHangs_holdsUpClosingForAWhileOnly() throws InterruptedException {
        TestSink sink = new TestSink("http", 0);
        sink.gate = new CountDownLatch(1);
        Delivery delivery = new Delivery(List.of(sink), lines::add, quick, Duration.ofMillis(50));
        delivery.deliver(snapshot("a"));
        delivery.deliver(snapshot("b"));
        assertThat(sink.called.await(60, TimeUnit.SECONDS)).isTrue();
        delivery.close();
        assertThat(lines).contains("Closed before 2 snapshots had reached every sink; the files stay in the spool.");
        assertThat(sink.isClosed).isTrue();
    }

    @Test
    void tooManyWaiting_areSaidAndDropped() throws InterruptedException {
        TestSink sink = new TestSink("http", 0);
        sink.gate = new CountDownLatch(1);
        try (Delivery delivery = new Delivery(List.of(sink), lines::add, quick, PATIENCE)) {
            delivery.deliver(snapshot("first"));
            assertThat(sink.called.await(60, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i <= Delivery.MOST_WAITING; i++) {
                delivery.deliver(snapshot("s" + i));
            }
            assertThat(lines).containsExactly("Snapshot s64 is not delivered: 64 others wait. It stays in s64.dcam.");
            sink.gate.countDown();
        }
        assertThat(sink.delivered).hasSize(1 + Delivery.MOST_WAITING);
    }

    @Test
    void pauses_growFourfoldWithinAFifth() {
        for (int i = 0; i < 1000; i++) {
            assertThat(Backoff.DEFAULT.pauseNanos(1)).isBetween(800_000_000L, 1_200_000_000L);
            assertThat(Backoff.DEFAULT.pauseNanos(3)).isBetween(12_800_000_000L, 19_200_000_000L);
        }
    }

    private static Snapshot snapshot(String id) {
        return new Snapshot(
                id,
                Path.of(id + ".dcam"),
                1,
                List.of(Cause.of("latency", "latency", "GET /a", 0)),
                null,
                Instant.EPOCH,
                0);
    }

    private static final class TestSink implements Sink {
        private final String name;
        private final int failures;
        final List<String> calls = new CopyOnWriteArrayList<>();
        final List<String> delivered = new CopyOnWriteArrayList<>();
        final CountDownLatch called = new CountDownLatch(1);
        final CountDownLatch arrived = new CountDownLatch(1);
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile boolean isClosed;

        TestSink(String name, int failures) {
            this.name = name;
            this.failures = failures;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void deliver(Snapshot snapshot) throws IOException {
            calls.add(snapshot.id());
            called.countDown();
            if (calls.size() <= failures) {
                throw new IOException("connection refused");
            }
            try {
                gate.await();
            } catch (InterruptedException interrupted) {
                throw new IOException("interrupted", interrupted);
            }
            delivered.add(snapshot.id());
            arrived.countDown();
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
