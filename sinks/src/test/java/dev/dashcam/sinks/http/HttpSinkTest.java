/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sinks.SealedFiles;
import dev.dashcam.sinks.internal.transport.Fault;
import dev.dashcam.sinks.internal.transport.FaultyServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
final class HttpSinkTest {
    private static final String CANARY = "canary-4d1e";

    @TempDir
    Path spool;

    private SealedSnapshot snapshot;

    @BeforeEach
    void seal() throws IOException {
        snapshot = SealedFiles.in(spool, "7f3k2q", 100_000);
    }

    @Test
    void put_sendsTheFileAndThenItsManifest() throws Exception {
        try (FaultyServer server = new FaultyServer()) {
            HttpSink.to(server.uri("/up?sig=a%2Fb")).header("X-Team", "shop").deliver(snapshot);
            assertThat(server.received)
                    .extracting(FaultyServer.Received::line)
                    .containsExactly(
                            "PUT /up/" + snapshot.key() + "?sig=a%2Fb HTTP/1.1",
                            "PUT /up/" + snapshot.manifestKey() + "?sig=a%2Fb HTTP/1.1");
            FaultyServer.Received file = server.received.get(0);
            assertThat(file.body()).isEqualTo(Files.readAllBytes(snapshot.file()));
            assertThat(file.header("Content-Length")).isEqualTo("100000");
            assertThat(file.header("Content-Type")).isEqualTo("application/octet-stream");
            assertThat(file.header("Idempotency-Key")).isEqualTo(snapshot.key());
            assertThat(file.header("X-Team")).isEqualTo("shop");
            assertThat(file.header("Dashcam-Subject")).isEqualTo("GET /checkout");
            assertThat(file.header("Dashcam-Verdict")).endsWith("held by pool-1 <100 %25>");
            FaultyServer.Received manifest = server.received.get(1);
            assertThat(new String(manifest.body(), StandardCharsets.UTF_8)).isEqualTo(snapshot.manifest());
            assertThat(manifest.header("Content-Type")).isEqualTo("application/json");
            assertThat(manifest.header("Idempotency-Key")).isEqualTo(snapshot.manifestKey());
        }
    }

    @Test
    void keyInTheUrl_standsWhereItIsWritten() throws Exception {
        try (FaultyServer server = new FaultyServer()) {
            HttpSink.to("http://127.0.0.1:" + server.port() + "/{service}/upload?path={key}&kind=dcam")
                    .deliver(snapshot);
            assertThat(server.received)
                    .extracting(FaultyServer.Received::line)
                    .containsExactly(
                            "PUT /shop/upload?path=" + snapshot.key() + "&kind=dcam HTTP/1.1",
                            "PUT /shop/upload?path=" + snapshot.manifestKey() + "&kind=dcam HTTP/1.1");
        }
    }

    @Test
    void form_hasTheKeyTheFileAndTheManifest() throws Exception {
        try (FaultyServer server = new FaultyServer()) {
            HttpSink.to(server.uri("/form")).multipart().deliver(snapshot);
            assertThat(server.received).hasSize(1);
            FaultyServer.Received form = server.received.get(0);
            assertThat(form.line()).isEqualTo("POST /form HTTP/1.1");
            String boundary = form.header("Content-Type").replaceFirst("multipart/form-data; boundary=", "");
            String body = new String(form.body(), StandardCharsets.ISO_8859_1);
            String[] parts = body.split("(\r\n)?--" + boundary + "(--)?\r\n");
            assertThat(parts).hasSize(4);
            assertThat(parts[0]).isEmpty();
            assertThat(parts[1]).contains("name=\"key\"").endsWith("\r\n\r\n" + snapshot.key());
            assertThat(parts[2])
                    .contains("name=\"snapshot\"; filename=\"20261122T223851Z-latency-7f3k2q.dcam\"")
                    .endsWith(
                            "\r\n\r\n" + new String(Files.readAllBytes(snapshot.file()), StandardCharsets.ISO_8859_1));
            assertThat(parts[3])
                    .contains("name=\"manifest\"; filename=\"20261122T223851Z-latency-7f3k2q.dcam.json\"")
                    .endsWith("\r\n\r\n" + snapshot.manifest());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | Retry-After: 30 | PT30S | false | 429 Too Many Requests",
                "503 | Retry-After: 120 | PT2M | false | 503 Service Unavailable",
                "413 | Retry-After: 120 | | true | 413 Content Too Large",
                "400 | X: y | | true | 400 Bad Request",
                "404 | X: y | | true | 404 Not Found: look whether uploads are taken under that URL",
            })
    void answer_saysWhetherAndWhenToComeBack(int status, String header, Duration pause, boolean isFinal, String words)
            throws Exception {
        try (FaultyServer server = new FaultyServer(Fault.answer(status, header))) {
            DeliveryException failure = catchThrowableOfType(
                    DeliveryException.class,
                    () -> HttpSink.to(server.uri("/up")).deliver(snapshot));
            assertThat(failure).hasMessageContaining(words);
            assertThat(failure.pause()).isEqualTo(pause);
            assertThat(failure.isFinal()).isEqualTo(isFinal);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407, 408, 425, 429, 500, 502, 503, 504})
    void answerThatMayChange_isTriedAgain(int status) throws Exception {
        try (FaultyServer server = new FaultyServer(Fault.answer(status))) {
            HttpSink sink = HttpSink.to(server.uri("/up"));
            assertThatThrownBy(() -> sink.deliver(snapshot))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessageStartingWith("http://127.0.0.1:" + server.port() + " answered " + status + " ");
            sink.deliver(snapshot);
        }
    }

    @Test
    void manifestThatFailed_failsTheDelivery() throws Exception {
        Fault onlyTheFirst = (client, server) -> {
            Fault.answer(200, "Connection: close").meet(client, server);
        };
        try (FaultyServer server = new FaultyServer(onlyTheFirst, Fault.answer(500))) {
            assertThatThrownBy(() -> HttpSink.to(server.uri("/up")).deliver(snapshot))
                    .hasMessageContaining("500 Internal Server Error");
        }
    }

    @Test
    void fileThatTheStoreHasDeleted_isAFailureToRead() throws Exception {
        Files.delete(snapshot.file());
        try (FaultyServer server = new FaultyServer()) {
            assertThatThrownBy(() -> HttpSink.to(server.uri("/up")).deliver(snapshot))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("the snapshot's file cannot be read");
            assertThatThrownBy(() -> HttpSink.to(server.uri("/up")).multipart().deliver(snapshot))
                    .hasMessage("the snapshot's file cannot be read");
        }
    }

    static Stream<Arguments> waysToFail() {
        return Stream.of(
                Arguments.of(Fault.echo()),
                Arguments.of(Fault.answerText(500, CANARY)),
                Arguments.of(Fault.answerText(400, CANARY)),
                Arguments.of(Fault.answer(302, "Location: http://127.0.0.1:1/?" + CANARY)),
                Arguments.of(Fault.answer(401, "WWW-Authenticate: Basic realm=" + CANARY)),
                Arguments.of(Fault.closeAfterHeaders()),
                Arguments.of(Fault.resetAfter(50)),
                Arguments.of(Fault.hang()));
    }

    @ParameterizedTest
    @MethodSource("waysToFail")
    void failure_showsNoSecret(Fault fault) throws Exception {
        try (FaultyServer server = new FaultyServer(fault)) {
            HttpSink sink = HttpSink.to(server.uri("/" + CANARY + "?sig=" + CANARY))
                    .header("Authorization", "Bearer " + CANARY)
                    .requestTimeout(Duration.ofMillis(500));
            Throwable failure = catchThrowable(() -> sink.deliver(snapshot));
            assertThat(failure).isInstanceOf(IOException.class);
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            assertThat(trace.toString() + sink).doesNotContain(CANARY);
        }
    }

    @Test
    void valueThatNoHeaderCanHave_isToldWithoutIt() throws Exception {
        try (FaultyServer server = new FaultyServer()) {
            HttpSink sink = HttpSink.to(server.uri("/up"));
            assertThatThrownBy(() ->
                            sink.header("X-Token", CANARY + "\r\nX-Other: 1").deliver(snapshot))
                    .hasMessage("the value for the header X-Token has characters that no header can have");
            assertThatThrownBy(() -> sink.header("X-Token", () -> {
                                throw new IllegalStateException(CANARY);
                            })
                            .deliver(snapshot))
                    .hasNoCause()
                    .hasMessage("the value for the header X-Token could not be had (IllegalStateException)");
            assertThatThrownBy(() -> sink.header("X-Token", " ").deliver(snapshot))
                    .hasMessage("there is no value for the header X-Token");
            assertThat(server.received).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary-4d1e",
                "ftp://h/canary-4d1e",
                "https:///canary-4d1e",
                "https://h/canary-4d1e a",
                "https://canary-4d1e:x@h/",
                "https://h/#canary-4d1e",
                "https://h/canary-4d1e/{id}",
                "https://h/canary-4d1e/{key",
                "https://h/canary-4d1e/{nothing}"
            })
    void urlThatIsNone_isRefusedWithoutBeingShown(String url) {
        assertThatThrownBy(() -> HttpSink.to(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".")
                .hasMessageNotContaining(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Idempotency-Key", "a b", "", "X:y"})
    void headerThatCannotBe_isRefused(String name) {
        assertThatThrownBy(() -> HttpSink.to("https://h/").header(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }
}
