/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The shop's customers, in a process of their own. They come at a fixed rate whether the shop is fast or not, as customers
 * do. In the middle of it somebody orders a restock.
 */
public final class Customers {
    private static final long SEED = 20261101;

    private final HttpClient client = HttpClient.newHttpClient();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final URI shop;
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();

    private Customers(URI shop) {
        this.shop = shop;
    }

    /** Arguments: the shop's address, for how many seconds, how many requests a second. */
    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("usage: Customers http://127.0.0.1:8080 SECONDS REQUESTS_A_SECOND");
            System.exit(2);
        }
        new Customers(URI.create(arguments[0]))
                .come(Duration.ofSeconds(Long.parseLong(arguments[1])), Integer.parseInt(arguments[2]));
    }

    private void come(Duration duration, int requestsASecond) {
        long between = TimeUnit.SECONDS.toNanos(1) / requestsASecond;
        long total = duration.toNanos() / between;
        List<CompletableFuture<?>> onTheWay = new ArrayList<>();
        long start = System.nanoTime();
        for (long sent = 0; sent < total; sent++) {
            LockSupport.parkNanos(start + sent * between - System.nanoTime());
            onTheWay.add(send(sent == total * 3 / 5 ? request("POST", "/restock") : anyRequest()));
        }
        CompletableFuture.allOf(onTheWay.toArray(CompletableFuture[]::new)).join();
        System.out.printf(
                Locale.ROOT,
                "%d requests in %.1f s, %d failed, the slowest took %d ms%n",
                total,
                (System.nanoTime() - start) / 1e9,
                failed.get(),
                TimeUnit.NANOSECONDS.toMillis(slowestNanos.get()));
    }

    private CompletableFuture<?> send(HttpRequest request) {
        long start = System.nanoTime();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).handle((response, error) -> {
            slowestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
            if (error != null || response.statusCode() >= 400) {
                failed.incrementAndGet();
            }
            return response;
        });
    }

    private HttpRequest anyRequest() {
        int kind = random.nextInt(10);
        if (kind < 5) {
            return request("GET", "/checkout");
        }
        return kind < 8 ? request("GET", "/products/p" + random.nextInt(20)) : request("PUT", "/cart/" + kind);
    }

    private HttpRequest request(String method, String path) {
        String trace = String.format(
                Locale.ROOT, "00-%016x%016x-%016x-01", random.nextLong(), random.nextLong(), random.nextLong());
        return HttpRequest.newBuilder(shop.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("traceparent", trace)
                .timeout(Duration.ofSeconds(20))
                .build();
    }
}
