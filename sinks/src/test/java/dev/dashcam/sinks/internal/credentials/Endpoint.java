/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that hands out credentials as those of AWS do. */
final class Endpoint implements AutoCloseable {
    /** What it was asked, with the headers and bodies that matter. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    Endpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    /** Answers this path so; a header of this name is noted with what was asked. */
    Endpoint answer(String path, int status, String text, String notedHeader) {
        server.createContext(path, exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst(notedHeader) + " " + body);
            reply(exchange, status, text);
        });
        return this;
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    static String json(String id, String expiration) {
        return "{\n \"Code\" : \"Success\",\n \"AccessKeyId\" : \"" + id
                + "\",\n \"SecretAccessKey\" : \"s\\/ecret\",\n" + " \"Token\" : \"to\\u006ben\",\n \"Expiration\" : \""
                + expiration + "\", \"Number\": 7\n}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
