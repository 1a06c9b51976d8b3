/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dashcam.sink.Delivered;
import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sink.Sink;
import dev.dashcam.sink.SinkStatus;
import dev.dashcam.sink.SinkStatus.Breaker;
import dev.dashcam.sinks.delivery.Ledger.Outcome;
import dev.dashcam.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class DeliveryTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Delivery> opened = new ArrayList<>();
    private final ManualClock clock = new ManualClock();
    private final ScriptedSink s3 = new ScriptedSink("s3");
    private final ScriptedSink file = new ScriptedSink("file");

    @TempDir
    Path folder;

    private Shelf shelf = new Shelf(Path.of("."));

    @BeforeEach
    void shelf() {
        shelf = new Shelf(folder);
    }

    @AfterEach
    void close() {
        s3.gate.countDown();
        file.gate.countDown();
        opened.forEach(Delivery::close);
    }

    @Test
    void everySink_getsEverySnapshotInTurn() throws IOException {
        Delivery delivery = open(s3, file);
        deliver(delivery, "a", "b");
        delivery.close();
        assertThat(s3.delivered).containsExactly("shop/a.dcam", "shop/b.dcam");
        assertThat(file.delivered).containsExactly("shop/a.dcam", "shop/b.dcam");
        assertThat(shelf.outcomes.values()).hasSize(4).containsOnly(Outcome.ARRIVED);
        assertThat(s3.isClosed).isTrue();
        assertThat(lines).isEmpty();
    }

    @Test
    void slowSink_delaysNoOther() throws IOException {
        s3.gate = new CountDownLatch(1);
        Delivery delivery = open(s3, file);
        deliver(delivery, "a", "b", "c");
        Soon.until(() -> file.delivered.size() == 3);
        assertThat(s3.delivered).isEmpty();
        s3.gate.countDown();
        Soon.until(() -> s3.delivered.size() == 3);
    }

    @Test
    void failure_isTriedAgainAfterItsPauseOnly() throws IOException {
        s3.failures.add(new IOException("connection refused"));
        Delivery delivery = open(s3);
        deliver(delivery, "a");
        awaitFailures(delivery, 1);
        clock.advance(Duration.ofMillis(3_900));
        delivery.look();
        assertThat(s3.calls).hasSize(1);
        clock.advance(Duration.ofMillis(2_200));
        delivery.look();
        Soon.until(() -> s3.delivered.size() == 1);
        assertThat(lines).isEmpty();
    }

    @Test
    void snapshotThatFailsForItself_letsTheOthersGoFirst() throws IOException {
        s3.gate = new CountDownLatch(1);
        s3.failures.add(new IOException("no"));
        Delivery delivery = open(s3);
        deliver(delivery, "a", "b");
        s3.gate.countDown();
        awaitFailures(delivery, 1);
        clock.advance(Duration.ofSeconds(7));
        delivery.look();
        Soon.until(() -> s3.delivered.size() == 2);
        assertThat(s3.delivered).containsExactly("shop/b.dcam", "shop/a.dcam");
    }

    @Test
    void retryAfter_isKept() throws IOException {
        s3.failures.add(DeliveryException.retryAfter("503 Service Unavailable", Duration.ofMinutes(20)));
        Delivery delivery = open(s3);
        deliver(delivery, "a");
        awaitFailures(delivery, 1);
        clock.advance(Duration.ofSeconds(1_199));
        delivery.look();
        assertThat(s3.calls).hasSize(1);
        clock.advance(Duration.ofSeconds(242));
        delivery.look();
        Soon.until(() -> s3.delivered.size() == 1);
    }

    @Test
    void refusal_isSaidOnceAndNeverTriedAgain() throws IOException {
        s3.failures.add(DeliveryException.refused("413 Content Too Large"));
        Delivery delivery = open(s3);
        deliver(delivery, "a", "b");
        Soon.until(() -> s3.delivered.size() == 1);
        clock.advance(Duration.ofHours(2));
        delivery.look();
        delivery.deliver("a", 0);
        delivery.close();
        assertThat(s3.calls).containsExactly("a", "b");
        assertThat(shelf.outcomes).containsEntry("a@s3", Outcome.REFUSED).containsEntry("b@s3", Outcome.ARRIVED);
        assertThat(lines)
                .containsExactly("Snapshot a is not taken by s3: 413 Content Too Large. It is not sent there again and"
                        + " stays in " + folder.resolve("a.dcam") + ".");
    }

    @Test
    void sinkThatIsDown_isLeftAloneAfterTenFailuresAndProbedOnce() throws IOException {
        s3.down = new IOException("connection refused");
        Delivery delivery = open(s3);
        deliver(delivery, "a", "b");
        for (int failures = 1; failures <= 10; failures++) {
            awaitFailures(delivery, failures);
            assertThat(status(delivery).breaker()).isEqualTo(failures < 10 ? Breaker.CLOSED : Breaker.OPEN);
            if (failures < 10) {
                clock.advance(Duration.ofMinutes(6));
                delivery.look();
            }
        }
        clock.advance(Duration.ofSeconds(299));
        delivery.look();
        assertThat(status(delivery).breaker()).isEqualTo(Breaker.OPEN);
        clock.advance(Duration.ofSeconds(62));
        assertThat(status(delivery).breaker()).isEqualTo(Breaker.HALF_OPEN);
        delivery.look();
        awaitFailures(delivery, 11);
        assertThat(status(delivery).breaker()).isEqualTo(Breaker.OPEN);
        s3.down = null;
        clock.advance(Duration.ofSeconds(361));
        delivery.look();
        Soon.until(() -> s3.delivered.size() == 2);
        Soon.until(() -> status(delivery).waiting() == 0);
        assertThat(status(delivery))
                .extracting(SinkStatus::breaker, SinkStatus::attempts, SinkStatus::failures, SinkStatus::delivered)
                .containsExactly(Breaker.CLOSED, 13L, 11L, 2L);
        assertThat(lines).hasSize(2);
        // the clock may move while an attempt is failing, and then the other one is next
        String id = lines.get(0).substring("Snapshot ".length(), "Snapshot a".length());
        assertThat(id).isIn("a", "b");
        assertThat(lines)
                .containsExactly(
                        "Snapshot " + id
                                + " has not reached s3 after 3 tries: connection refused. It stays in the spool, "
                                + folder.resolve(id + ".dcam") + ", and is sent when s3 answers.",
                        "s3 answers again after 11 failures; 1 snapshot goes there now.");
    }

    @Test
    void sinkThatHangs_isGivenUpAndHasOneMoreThreadUntilItReturns() throws IOException {
        s3.gate = new CountDownLatch(1);
        s3.ignoresInterrupts = true;
        Delivery delivery = open(s3, file);
        deliver(delivery, "a");
        // or its attempt would take as long as the clock says
        Soon.until(() -> delivery.status().get(1).delivered() == 1);
        for (int tries = 1; tries <= 2; tries++) {
            int begun = tries;
            Soon.until(() -> s3.calls.size() == begun);
            clock.advance(Duration.ofSeconds(29));
            delivery.look();
            assertThat(status(delivery).hanging()).isEqualTo(tries - 1);
            clock.advance(Duration.ofSeconds(1));
            delivery.look();
            assertThat(status(delivery).hanging()).isEqualTo(tries);
            assertThat(status(delivery).problem()).isEqualTo("no answer for 30 s");
            clock.advance(Duration.ofMinutes(10));
            delivery.look();
        }
        deliver(delivery, "b");
        Soon.until(() -> file.delivered.size() == 2);
        delivery.look();
        assertThat(s3.calls).hasSize(2);
        s3.gate.countDown();
        Soon.until(() -> status(delivery).waiting() == 0);
        assertThat(status(delivery).hanging()).isZero();
        assertThat(s3.delivered).contains("shop/a.dcam", "shop/b.dcam");
    }

    @Test
    void closing_waitsForNoPause() throws IOException {
        s3.down = new IOException("connection refused");
        Delivery delivery = open(s3);
        deliver(delivery, "a");
        awaitFailures(delivery, 1);
        long beganNanos = System.nanoTime();
        delivery.close();
        assertThat(System.nanoTime() - beganNanos).isLessThan(3_000_000_000L);
        assertThat(lines)
                .containsExactly("Closed before 1 snapshot had reached every sink; the files stay in the spool and are"
                        + " sent after the next start.");
        delivery.deliver("a", 0);
        delivery.look();
        assertThat(s3.calls).hasSize(1);
    }

    @Test
    void sinkThatHangs_holdsUpClosingForFiveSecondsAtMost() throws IOException {
        s3.gate = new CountDownLatch(1);
        s3.ignoresInterrupts = true;
        s3.closing = new CountDownLatch(1);
        Delivery delivery = open(s3, file);
        deliver(delivery, "a");
        Soon.until(() -> s3.calls.size() == 1);
        long beganNanos = System.nanoTime();
        delivery.close();
        long tookNanos = System.nanoTime() - beganNanos;
        assertThat(tookNanos).isBetween(4_900_000_000L, 8_000_000_000L);
        assertThat(file.delivered).hasSize(1);
        assertThat(file.isClosed).isTrue();
        assertThat(s3.isClosed).isFalse();
        s3.closing.countDown();
    }

    @Test
    void snapshotThatIsGone_isForgotten() throws IOException {
        s3.failures.add(new IOException("connection refused"));
        Delivery delivery = open(s3);
        deliver(delivery, "a");
        awaitFailures(delivery, 1);
        shelf.remove("a");
        clock.advance(Duration.ofSeconds(7));
        delivery.look();
        Soon.until(() -> status(delivery).waiting() == 0);
        assertThat(s3.calls).hasSize(1);
        assertThat(lines).isEmpty();
    }

    @Test
    void settledSnapshot_isNotSentAgain() throws IOException {
        shelf.settle("a", "s3", Outcome.ARRIVED);
        Delivery delivery = open(s3, file);
        deliver(delivery, "a");
        delivery.close();
        assertThat(s3.calls).isEmpty();
        assertThat(file.delivered).hasSize(1);
    }

    @Test
    void drill_tellsWhatBecameOfItAtEachSinkAtOnce() throws IOException {
        s3.down = new IOException("connection refused");
        Delivery delivery = open(s3, file);
        deliver(delivery, "a");
        awaitFailures(delivery, 1);
        assertThat(delivery.deliverNow(shelf.put("drill")))
                .extracting(Delivered::sink, Delivered::problem)
                .containsExactly(tuple("s3", "connection refused"), tuple("file", null));
        assertThat(s3.calls).containsExactly("a", "drill");
        assertThat(lines).isEmpty();
        delivery.close();
        assertThat(delivery.deliverNow(shelf.put("b")))
                .extracting(Delivered::problem)
                .containsOnly("the recorder is being closed");
    }

    @Test
    void twoSinksOfOneName_areToldApart() throws IOException {
        ScriptedSink other = new ScriptedSink("s3");
        Delivery delivery = open(s3, other);
        deliver(delivery, "a");
        delivery.close();
        assertThat(delivery.names()).containsExactly("s3", "s3-2");
        assertThat(shelf.outcomes).containsOnlyKeys("a@s3", "a@s3-2");
        assertThat(other.delivered).hasSize(1);
    }

    @Test
    void threads_areThereOnlyWhileSomethingIsDelivered() throws IOException {
        ScriptedSink sink = new ScriptedSink("lonely-" + folder.getFileName());
        sink.down = new IOException("connection refused");
        Delivery delivery = open(sink);
        deliver(delivery, "a");
        awaitFailures(delivery, 1);
        Soon.until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().endsWith(sink.name())));
        assertThat(status(delivery).waiting()).isEqualTo(1);
    }

    private Delivery open(Sink... sinks) {
        Delivery delivery = new Delivery(List.of(sinks), shelf, clock, lines::add);
        opened.add(delivery);
        return delivery;
    }

    private void deliver(Delivery delivery, String... ids) throws IOException {
        for (String id : ids) {
            shelf.put(id);
            delivery.deliver(id, 0);
        }
    }

    private static SinkStatus status(Delivery delivery) {
        return delivery.status().get(0);
    }

    private static void awaitFailures(Delivery delivery, int failures) {
        Soon.until(() -> status(delivery).failures() == failures);
    }
}
