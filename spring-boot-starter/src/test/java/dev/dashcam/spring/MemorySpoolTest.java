/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.dashcam.snapshot.DrillReport;
import dev.dashcam.spring.application.RunningApplication;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** An application whose folder for snapshots cannot be used keeps the last one in memory, and everything works with that. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "others show no memory as a folder")
@Timeout(180)
final class MemorySpoolTest {
    private final String service = "memory-spool-" + ProcessHandle.current().pid();
    private final Path memory = Path.of("/dev/shm/dashcam", service);

    @TempDir
    Path temp;

    @AfterEach
    void leaveNothing() throws Exception {
        try (Stream<Path> left = Files.list(memory)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(memory);
    }

    @Test
    void folderThatCannotBeUsed_costsOnlyTheSnapshotsBeforeTheLast() throws Exception {
        Map<String, byte[]> uploads = new ConcurrentHashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            uploads.put(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        Path spool = Files.createFile(temp.resolve("file")).resolve("spool");
        try (RunningApplication application = RunningApplication.start(
                Application.class,
                "dashcam.service=" + service,
                "dashcam.spool.directory=" + spool,
                "dashcam.sinks.http.url=http://127.0.0.1:" + server.getAddress().getPort(),
                "management.endpoints.web.exposure.include=*",
                "management.endpoint.health.show-details=always",
                "management.endpoint.dashcamsnapshots.access=unrestricted")) {
            String why =
                    "The snapshot folder " + spool + " cannot be made: Not a directory. Set dashcam.spool.directory"
                            + " to a folder that this process owns.";
            for (String place : new String[] {"/actuator/dashcam", "/actuator/health"}) {
                assertThat(application.get(place).body())
                        .as(place)
                        .contains("\"" + memory + " (in memory, only the last one)\"", "\"" + why + "\"");
            }
            assertThat(application.get("/actuator/health").statusCode()).isEqualTo(200);

            application.recorder().snapshot("first");
            String second = application.recorder().snapshot("second").id();
            assertThat(application.get("/actuator/dashcamsnapshots").body())
                    .containsOnlyOnce("\"id\"")
                    .contains("\"id\":\"" + second + "\"");

            DrillReport drill = application.recorder().drill();
            assertThat(drill.hasPassed()).as(drill.sentence()).isTrue();

            HttpResponse<byte[]> download = application.send(
                    application.request("/actuator/dashcamsnapshots/" + second).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(download.statusCode()).isEqualTo(200);
            assertThat(memory.resolve(second + ".dcam")).hasBinaryContent(download.body());
            // the first may have gone before it was sent
            await(() -> upload(uploads, second) != null);
            assertThat(upload(uploads, second)).isEqualTo(download.body());
        } finally {
            server.stop(0);
        }
    }

    private static byte @Nullable [] upload(Map<String, byte[]> uploads, String id) {
        return uploads.entrySet().stream()
                .filter(upload -> upload.getKey().endsWith("-" + id + ".dcam"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean() && System.nanoTime() - until < 0) {
            Thread.sleep(10);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
