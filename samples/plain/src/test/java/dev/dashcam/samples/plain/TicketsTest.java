/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as people start it, in a folder with the sample's file of properties and nothing else. */
final class TicketsTest {
    private static final String FILE = "dashcam.properties";
    private static final Pattern OPEN = Pattern.compile("Open at (http://\\S+)");
    private static final Pattern ARMED = Pattern.compile("Armed in 2 s");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    /** The first requests of a JVM are slow by themselves. */
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path output;
    private Process program;

    @BeforeEach
    void setUp() throws IOException {
        output = folder.resolve("output.txt");
        Files.copy(Path.of(FILE), folder.resolve(FILE));
    }

    @AfterEach
    void tearDown() throws Exception {
        program.destroyForcibly().waitFor();
    }

    @Test
    void slownessErrorsAndStandstill_areEachCapturedAndExplained() throws Exception {
        start();
        URI shop = URI.create(awaitOutput(OPEN).group(1));
        awaitOutput(ARMED);
        for (long end = System.nanoTime() + WARM_UP.toNanos(); System.nanoTime() < end; ) {
            assertThat(ask(shop, "GET", "/book")).isEqualTo(200);
            assertThat(ask(shop, "GET", "/pay")).isEqualTo(200);
        }

        String slow = await("latency", "GET /book took ", () -> {
            assertThat(ask(shop, "POST", "/count")).isEqualTo(200);
            assertThat(ask(shop, "GET", "/book")).isEqualTo(200);
        });
        assertThat(slow).contains("lock seats", "count all seats");

        assertThat(ask(shop, "POST", "/bank")).isEqualTo(200);
        String failing = await(
                "error-rate",
                "GET /pay",
                () -> assertThat(ask(shop, "GET", "/pay")).isEqualTo(500));
        assertThat(failing).contains("IOException");

        CompletableFuture<Integer> report = later(shop, "GET", "/report");
        String stuck = await("stuck", "GET /report is still running after ", () -> TimeUnit.MILLISECONDS.sleep(20));
        assertThat(stuck).contains("wait for the printer");
        assertThat(ask(shop, "POST", "/printer")).isEqualTo(200);
        assertThat(report.get()).isEqualTo(200);
    }

    @Test
    void mistakesInTheFile_stopTheProgramWithoutAStackTrace() throws Exception {
        Files.writeString(
                folder.resolve(FILE),
                "dashcam.triggers.latency.treshold=300ms\ndashcam.window=2 hours\ndashcam.spool.directory=snapshots\n");
        start();
        assertThat(program.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(1);
        assertThat(Files.readString(output))
                .contains(
                        "dashcam.triggers.latency.treshold (dashcam.properties): there is no such property; did you mean"
                                + " dashcam.triggers.latency.threshold?",
                        "dashcam.window (dashcam.properties): it is \"2 hours\"; it must be a duration from 1s to 1h")
                .doesNotContain("\tat ");
    }

    private void start() throws IOException {
        program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dtickets.port=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Tickets.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private Matcher awaitOutput(Pattern pattern) throws Exception {
        for (long deadline = System.nanoTime() + PATIENCE_NANOS; System.nanoTime() < deadline; ) {
            Matcher matcher = pattern.matcher(Files.exists(output) ? Files.readString(output) : "");
            if (matcher.find()) {
                return matcher;
            }
            assertThat(program.isAlive()).as(Files.readString(output)).isTrue();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("no " + pattern + " in " + Files.readString(output));
    }

    /** What makes it happen, once more each time: on a busy machine others are slow before, and an explanation may not come in its time. */
    @FunctionalInterface
    private interface Once {
        void happen() throws Exception;
    }

    /** The explanation of a snapshot that this trigger took. */
    private String await(String trigger, String part, Once once) throws Exception {
        List<String> others = new ArrayList<>();
        for (long deadline = System.nanoTime() + PATIENCE_NANOS; System.nanoTime() < deadline; ) {
            once.happen();
            others.clear();
            for (Path snapshot : snapshots()) {
                String explanation = entry(snapshot, "explain.txt");
                if (entry(snapshot, "manifest.json").replaceAll("\\s", "").contains("\"trigger\":\"" + trigger + "\"")
                        && explanation.contains(part)) {
                    return explanation;
                }
                others.add(explanation.lines().findFirst().orElse("not explained"));
            }
        }
        throw new AssertionError("no snapshot of " + trigger + " among " + others + " in " + Files.readString(output));
    }

    private List<Path> snapshots() throws IOException {
        Path spool = folder.resolve("snapshots");
        if (!Files.isDirectory(spool)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(spool)) {
            return files.filter(file -> file.toString().endsWith(".dcam")).toList();
        }
    }

    /** Nothing where there is no such entry. */
    private static String entry(Path snapshot, String name) throws IOException {
        try (ZipFile archive = new ZipFile(snapshot.toFile())) {
            ZipEntry entry = archive.getEntry(name);
            return entry == null
                    ? ""
                    : new String(archive.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int ask(URI shop, String method, String path) throws Exception {
        return later(shop, method, path).get();
    }

    private CompletableFuture<Integer> later(URI shop, String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(shop.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }
}
