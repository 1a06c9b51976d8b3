/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bucket and a chat on this machine, for {@code samples/spring-shop/destinations}: what the chat gets is printed. */
final class LocalDestinations {
    private LocalDestinations() {}

    /** The folder that the bucket is kept in. */
    public static void main(String[] arguments) throws Exception {
        S3Server store = new S3ProxyServer(Files.createDirectories(Path.of(arguments[0])));
        HttpServer chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext("/", LocalDestinations::print);
        chat.start();
        System.out.println("export INCIDENTS_ENDPOINT=http://127.0.0.1:" + store.port() + " INCIDENTS_BUCKET="
                + S3Server.BUCKET + " AWS_ACCESS_KEY_ID=" + S3Server.KEYS.id() + " AWS_SECRET_ACCESS_KEY="
                + S3Server.KEYS.secret() + " SLACK_WEBHOOK=http://127.0.0.1:"
                + chat.getAddress().getPort() + "/");
    }

    private static void print(HttpExchange exchange) throws IOException {
        try (exchange) {
            System.out.println(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
