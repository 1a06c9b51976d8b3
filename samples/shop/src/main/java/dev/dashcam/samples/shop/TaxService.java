/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Somebody else's service, which answers slowly: a stand-in on a port of its own, so that calling it is a real call. */
final class TaxService implements AutoCloseable {
    private final HttpServer server;
    private final URI rates;

    TaxService(Duration answersAfter) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/rate", exchange -> {
            LockSupport.parkNanos(answersAfter.toNanos());
            byte[] rate = "0.19".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, rate.length);
            exchange.getResponseBody().write(rate);
            exchange.close();
        });
        server.start();
        rates = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/rate");
    }

    /** Asks for the rate of today and waits for the answer. */
    double rateOfToday() {
        try {
            URLConnection call = rates.toURL().openConnection();
            call.setReadTimeout(10_000);
            try (var answer = call.getInputStream()) {
                return Double.parseDouble(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no tax rate", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
