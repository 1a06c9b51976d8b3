/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.healthy;

import dev.dashcam.spring.application.RunningApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Those who visit {@link HealthyPages} over real connections: each sort on a thread of its own, a bounded number a second. */
final class HealthyTraffic implements AutoCloseable {
    private static final int SLOW_READ_BYTES = 2 << 20;

    private static final int COLD = 20;

    private final RunningApplication application;
    private final int port;
    private final ExecutorService visitors = Executors.newCachedThreadPool();
    private final Map<String, LongAdder> visits = new ConcurrentHashMap<>();
    private final AtomicLong longestNanos = new AtomicLong();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private volatile boolean isOver;

    HealthyTraffic(RunningApplication application) {
        this.application = application;
        this.port = Integer.parseInt(application.context().getEnvironment().getRequiredProperty("local.server.port"));
    }

    void start() throws Exception {
        for (int i = 0; i < COLD; i++) {
            timed("/work");
        }
        for (int i = 0; i < 2; i++) {
            visit("work", 50, () -> timed("/work"));
        }
        visit("missing", 500, () -> get("/missing", 404));
        visit("probe", 200, () -> get("/actuator/health", 200));
        visit("status", 1000, () -> get("/actuator/dashcam", 200));
        visit("events", 100, () -> get("/events", 200));
        visit("events left early", 1000, () -> leave("/events", 500));
        visit("long poll", 100, () -> get("/poll", 200));
        visit("slow client", 100, this::readSlowly);
        visit("download left early", 1000, () -> leave("/download", 50));
        visit("answer left early", 500, () -> leave("/answer", 50));
    }

    /** How many visits of each sort have come to an end. */
    Map<String, Long> visits() {
        Map<String, Long> counted = new TreeMap<>();
        visits.forEach((sort, count) -> counted.put(sort, count.sum()));
        return counted;
    }

    List<Throwable> failures() {
        return failures;
    }

    /** How long a quick request took at most, as its client saw it. */
    long longestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longestNanos.get());
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        visitors.shutdownNow();
        visitors.awaitTermination(60, TimeUnit.SECONDS);
    }

    private void visit(String sort, long pauseMillis, Callable<?> visit) {
        LongAdder count = visits.computeIfAbsent(sort, fresh -> new LongAdder());
        visitors.execute(() -> {
            while (!isOver) {
                try {
                    visit.call();
                    count.increment();
                    Thread.sleep(pauseMillis);
                } catch (Throwable failed) {
                    if (!isOver) {
                        failures.add(new IllegalStateException(sort, failed));
                    }
                    return;
                }
            }
        });
    }

    private int timed(String path) throws Exception {
        long beganNanos = System.nanoTime();
        int status = get(path, 200);
        longestNanos.accumulateAndGet(System.nanoTime() - beganNanos, Math::max);
        return status;
    }

    private int get(String path, int expected) throws Exception {
        int status = application.get(path).statusCode();
        if (status != expected) {
            throw new IOException(path + " was answered with " + status);
        }
        return status;
    }

    /** Goes away before the answer is there, or in the middle of it. */
    private int leave(String path, long afterMillis) throws Exception {
        try (Socket socket = asking(path)) {
            Thread.sleep(afterMillis);
            // a reset, as of a process that is killed: not a client that reads on and then leaves
            socket.setSoLinger(true, 0);
            return 0;
        }
    }

    /** Takes longer for a download than a request may until it is stuck. */
    private int readSlowly() throws Exception {
        try (Socket socket = asking("/download")) {
            InputStream in = socket.getInputStream();
            byte[] piece = new byte[SLOW_READ_BYTES];
            int read = 0;
            while (read >= 0) {
                read = in.readNBytes(piece, 0, piece.length) < piece.length ? -1 : 0;
                Thread.sleep(800);
            }
            return 0;
        }
    }

    private Socket asking(String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
