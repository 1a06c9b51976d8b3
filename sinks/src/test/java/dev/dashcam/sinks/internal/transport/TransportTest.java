/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(180)
final class TransportTest {
    private static final TimeLimits SHORT = TimeLimits.DEFAULT.withQuiet(Duration.ofMillis(500));
    private static final String CANARY = "canary-3f9a";
    private static final String CUT =
            "closed the connection before it answered|cut the connection|failed \\(IOException\\)";

    @Test
    void request_arrivesAsItIs() throws Exception {
        try (FaultyServer server = new FaultyServer()) {
            Answer answer = send(server.uri("/a"), TimeLimits.DEFAULT, 300_000);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.meaning()).isEqualTo(Answer.Meaning.ARRIVED);
            assertThat(answer.text()).isEqualTo("{}");
            FaultyServer.Received received = server.received.get(0);
            assertThat(received.line()).isEqualTo("PUT /a?sig=" + CANARY + " HTTP/1.1");
            assertThat(received.header("Content-Length")).isEqualTo("300000");
            assertThat(received.header("Authorization")).isEqualTo(CANARY);
            assertThat(received.header("Upgrade")).isEmpty();
            assertThat(received.body()).hasSize(300_000);
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(Fault.hang(), IOException.class, "took and sent nothing for 500 ms"),
                Arguments.of(Fault.silence(), IOException.class, "took and sent nothing for 500 ms"),
                // what the client meets first is up to the system
                Arguments.of(Fault.closeAfterHeaders(), ConnectionLostException.class, CUT),
                Arguments.of(Fault.resetAfter(1000), ConnectionLostException.class, CUT),
                Arguments.of(Fault.echo(), IOException.class, "answered something that is not HTTP"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void serverThatFails_isToldInOneClauseWithoutAnySecret(Fault fault, Class<?> type, String words) throws Exception {
        try (FaultyServer server = new FaultyServer(fault)) {
            assertThatThrownBy(() -> send(server.uri("/a/" + CANARY), SHORT, 8 << 20))
                    .isExactlyInstanceOf(type)
                    .hasNoCause()
                    .hasMessageMatching(
                            "(the connection to )?http://127\\.0\\.0\\.1:" + server.port() + " (" + words + ")");
            assertThat(server.faultsLeft()).isZero();
        }
    }

    @Test
    void answerThatComesBeforeTheBodyIsSent_isRead() throws Exception {
        try (FaultyServer server = new FaultyServer(Fault.answerEarly(413))) {
            assertThat(send(server.uri("/a"), TimeLimits.DEFAULT, 32 << 20).words())
                    .isEqualTo("413 Content Too Large");
        }
    }

    @Test
    void answerWithoutAnEnd_isReadToALimit() throws Exception {
        try (FaultyServer server = new FaultyServer(Fault.endlessAnswer())) {
            Answer answer = send(server.uri("/a"), TimeLimits.DEFAULT, 10);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).hasSize(Answer.MOST_BYTES);
        }
    }

    @Test
    void requestsOfOneDelivery_shareTheTimeForAll() throws Exception {
        TimeLimits limits = TimeLimits.DEFAULT.withTotal(Duration.ofMillis(700));
        try (FaultyServer server = new FaultyServer(Fault.silence());
                Transport transport = Transport.open(limits, null)) {
            assertThatThrownBy(() -> transport.send(request(server.uri("/a"), 10)))
                    .hasMessageStartingWith("all of it took longer than 700 ms at http://");
            assertThatThrownBy(() -> transport.send(request(server.uri("/a"), 10)))
                    .hasMessageStartingWith("all of it took longer than 700 ms");
        }
    }

    @Test
    void portWhereNobodyListens_refuses() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + port + "/");
        assertThatThrownBy(() -> send(nobody, SHORT, 10))
                .hasMessage("http://127.0.0.1:" + port + " refuses connections");
    }

    @Test
    void nameThatNobodyKnows_isToldAsThat() {
        assertThatThrownBy(() -> send(URI.create("http://nobody.invalid/"), TimeLimits.DEFAULT, 10))
                .hasMessage("the name of http://nobody.invalid is not known");
    }

    @Test
    void interruptedThread_stopsWaitingAndStaysInterrupted() throws Exception {
        try (FaultyServer server = new FaultyServer(Fault.hang())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> send(server.uri("/a"), TimeLimits.DEFAULT, 10))
                    .isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Before JDK 21 it takes a collection to end the client's thread. */
    @Test
    void closedTransport_leavesNoThread() throws Exception {
        try (FaultyServer server = new FaultyServer()) {
            send(server.uri("/a"), TimeLimits.DEFAULT, 10);
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!clientThreads().isEmpty() && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(100);
        }
        assertThat(clientThreads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "200, ARRIVED",
        "204, ARRIVED",
        "301, REFUSED",
        "307, REFUSED",
        "400, REFUSED",
        "403, REFUSED",
        "408, LATER",
        "413, REFUSED",
        "425, LATER",
        "429, LATER",
        "500, LATER",
        "503, LATER",
        "599, LATER"
    })
    void statuses_sayWhetherToComeBack(int status, Answer.Meaning meaning) throws Exception {
        try (FaultyServer server = new FaultyServer(Fault.answer(status))) {
            assertThat(send(server.uri("/a"), TimeLimits.DEFAULT, 10).meaning()).isEqualTo(meaning);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After: 120 | PT2M",
                "Retry-After:  7  | PT7S",
                "Retry-After: Sun, 22 Nov 2026 23:00:10 GMT | PT10S",
                "Retry-After: Sun, 22 Nov 2026 22:00:00 GMT | PT0S",
                "Retry-After: 99999999999999999999 | ",
                "Retry-After: -1 | ",
                "Retry-After: soon | ",
                "X: y | "
            })
    void retryAfter_isSecondsOrADateByTheServersClock(String header, Duration pause) throws Exception {
        try (FaultyServer server = new FaultyServer(Fault.answer(503, "Date: Sun, 22 Nov 2026 23:00:00 GMT", header))) {
            assertThat(send(server.uri("/a"), TimeLimits.DEFAULT, 10).retryAfter())
                    .isEqualTo(pause);
        }
    }

    private static List<String> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("HttpClient-") || name.equals("dashcam-http"))
                .toList();
    }

    private static Answer send(URI uri, TimeLimits limits, int bytes) throws IOException {
        try (Transport transport = Transport.open(limits, null)) {
            return transport.send(request(uri, bytes));
        }
    }

    private static HttpRequest request(URI uri, int bytes) {
        URI signed = URI.create(uri + "?sig=" + CANARY);
        HttpRequest.Builder builder = HttpRequest.newBuilder(signed).PUT(BodyPublishers.ofByteArray(new byte[bytes]));
        Map.of("Authorization", CANARY).forEach(builder::header);
        return builder.build();
    }
}
