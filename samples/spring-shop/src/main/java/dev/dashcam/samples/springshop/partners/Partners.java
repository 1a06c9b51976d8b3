/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.partners;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Other people's services: stand-ins on a port of their own, so that calling them is a real call. */
final class Partners implements AutoCloseable {
    private static final Set<String> ISLANDS = Set.of("IS", "MT", "NZ");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Partners() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/tax", exchange -> answer(exchange, 650, "0.19"));
        server.createContext("/charges", exchange -> answer(exchange, 110, "paid"));
        server.createContext("/quotes/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean isFar = ISLANDS.contains(path.substring(path.lastIndexOf('/') + 1));
            answer(exchange, isFar ? 700 : 30, isFar ? "29.90" : "4.90");
        });
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, long afterMillis, String text) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            TimeUnit.MILLISECONDS.sleep(afterMillis);
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
