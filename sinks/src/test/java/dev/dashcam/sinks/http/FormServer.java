/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes forms with a snapshot and its manifest, and keeps what is in those that came whole. */
final class FormServer implements AutoCloseable {
    final Map<String, byte[]> held = new ConcurrentHashMap<>();

    private final HttpServer server;

    FormServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/form";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            // one character a byte
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            String length = exchange.getRequestHeaders().getFirst("Content-Length");
            if (!String.valueOf(body.length()).equals(length)) {
                return;
            }
            String boundary = "\r\n--"
                    + exchange.getRequestHeaders().getFirst("Content-Type").split("boundary=", 2)[1];
            String form = "\r\n" + body;
            String key = new String(field(form, boundary, "key"), StandardCharsets.UTF_8);
            held.put(key, field(form, boundary, "snapshot"));
            held.put(key + ".json", field(form, boundary, "manifest"));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static byte[] field(String form, String boundary, String name) {
        int head = form.indexOf(boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"");
        int begin = form.indexOf("\r\n\r\n", head + boundary.length()) + 4;
        int end = form.indexOf(boundary, begin);
        return form.substring(begin, end).getBytes(StandardCharsets.ISO_8859_1);
    }
}
