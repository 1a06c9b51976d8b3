/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.sink.Sink;
import dev.dashcam.sinks.file.FileSink;
import dev.dashcam.sinks.http.HttpSink;
import dev.dashcam.sinks.internal.transport.Fault;
import dev.dashcam.sinks.internal.transport.FaultyServer;
import dev.dashcam.sinks.s3.S3Sink;
import dev.dashcam.sinks.spool.Spool;
import dev.dashcam.sinks.spool.SpoolSettings;
import dev.dashcam.sinks.webhook.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole recorder with the real sinks, whose servers take a connection and then hang, or read nothing more. */
@Timeout(180)
final class HangingDestinationsTest {
    /** Four seconds for what can be delivered, one to close the sinks, and as much again for a busy machine. */
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(10);

    private static final int SINKS = 3;

    @TempDir
    Path temp;

    static List<Fault> faults() {
        return List.of(Fault.hang(), Fault.silence(), Fault.slow(200));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void hangingServers_delayNeitherTheFileNorTheEnd(Fault fault) throws Exception {
        Path shared = temp.resolve("shared");
        String id;
        try (FaultyServer server = new FaultyServer(times(fault))) {
            FlightRecorder recorder = start(server, FileSink.in(shared));
            try {
                id = recorder.snapshot("before deploy").id();
                await(() -> copies(shared).size() == 2);
                // all of them have begun, and none has ended
                await(() -> server.faultsLeft() == times(fault).length - SINKS);
            } finally {
                long beganNanos = System.nanoTime();
                recorder.close();
                assertThat(Duration.ofNanos(System.nanoTime() - beganNanos)).isLessThan(LONGEST_CLOSING);
            }
        }
        Path sealed = temp.resolve("spool").resolve(id + ".dcam");
        assertThat(copies(shared).get(0)).hasSameBinaryContentAs(sealed);
        try (FaultyServer well = new FaultyServer()) {
            FlightRecorder next = start(well, FileSink.in(shared));
            try {
                // an upload and its manifest, an object and its manifest, a message
                await(() -> well.received.size() >= 5);
            } finally {
                next.close();
            }
            byte[] bytes = Files.readAllBytes(sealed);
            assertThat(well.received.stream().filter(request -> Arrays.equals(request.body(), bytes)))
                    .extracting(request -> request.line().replaceFirst("/shop/.*-" + id, " ... " + id))
                    .containsExactlyInAnyOrder(
                            "PUT /up ... " + id + ".dcam HTTP/1.1", "PUT /acme ... " + id + ".dcam HTTP/1.1");
        }
    }

    private FlightRecorder start(FaultyServer server, Sink file) {
        FlightRecorderBuilder builder = FlightRecorder.builder()
                .service("shop")
                .memory(4 << 20)
                .store(Spool.with(
                        SpoolSettings.builder().directory(temp.resolve("spool")).build()));
        List<Sink> sinks = List.of(
                HttpSink.to(server.uri("/up")),
                S3Sink.to("acme").endpoint(server.uri("")).credentials("id", "secret", null),
                Webhook.to(server.uri("/chat")),
                file);
        sinks.forEach(builder::sink);
        return builder.start();
    }

    private static Fault[] times(Fault fault) {
        Fault[] faults = new Fault[20];
        Arrays.fill(faults, fault);
        return faults;
    }

    private static List<Path> copies(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).startsWith(".dashcam-shop"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException changedMeanwhile) {
            return List.of();
        }
    }

    private static void await(BooleanSupplier condition) {
        long endNanos = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() - endNanos < 0) {
            LockSupport.parkNanos(2_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
