/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.dashcam.spring.application.RunningApplication;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** Sinks that are configured by properties alone get each snapshot. */
@Timeout(180)
final class SinksTest {
    @TempDir
    Path temp;

    @Test
    void sinksOfTheProperties_getTheSnapshot() throws Exception {
        Map<String, byte[]> requests = new ConcurrentHashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            requests.put(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + authorization,
                    exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Path shared = temp.resolve("shared");
        try (RunningApplication application = RunningApplication.start(
                Plain.class,
                "dashcam.spool.directory=" + temp.resolve("spool"),
                "dashcam.sinks.file.directory=" + shared,
                "dashcam.sinks.http.url=" + url + "/upload",
                "dashcam.sinks.http.headers.Authorization=Bearer t",
                "dashcam.sinks.webhook.url=" + url + "/chat",
                "dashcam.sinks.webhook.link=https://h/{key}")) {
            String id = application.recorder().snapshot("before deploy").id();
            await(() -> requests.size() == 3 && files(shared).size() == 2);
            byte[] stored = Files.readAllBytes(temp.resolve("spool").resolve(id + ".dcam"));
            List<String> files = files(shared);
            String key = files.get(0);
            assertThat(key).endsWith("-" + id + ".dcam");
            assertThat(files.get(1)).isEqualTo(key + ".json");
            assertThat(shared.resolve(key)).hasBinaryContent(stored);
            assertThat(requests.get("PUT /upload/" + key + " Bearer t")).isEqualTo(stored);
            assertThat(requests).containsKey("PUT /upload/" + key + ".json Bearer t");
            assertThat(new String(requests.get("POST /chat null"), StandardCharsets.UTF_8))
                    .contains("before deploy", "Snapshot " + id, "<https://h/" + key + ">");
        } finally {
            server.stop(0);
        }
    }

    private static List<String> files(Path folder) throws Exception {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!condition.holds() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(condition.holds()).isTrue();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Plain {}
}
