/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What a healthy service does: requests of several kinds on a few threads, each some milliseconds of computing, a database that
 * answers, a lock that is free or soon will be, a file; beside them a job and idle threads.
 */
final class HealthyTraffic implements Closeable {
    private static final int THREADS = 3;
    private static final int REQUESTS_A_THREAD = 12;
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final FlightRecorder recorder;
    private final Path folder;
    private final Random random;
    private final ServerSocket database;
    private final Object cache = new Object();
    private final AtomicLong slowAtNanos = new AtomicLong(Long.MIN_VALUE);

    HealthyTraffic(FlightRecorder recorder, Path folder, long seed) throws IOException {
        this.recorder = recorder;
        this.folder = folder;
        this.random = new Random(seed);
        this.database = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Runs until all requests are served. */
    void run() throws Exception {
        List<Thread> threads = new ArrayList<>();
        start("database", this::answer);
        for (int i = 0; i < THREADS; i++) {
            long seed = random.nextLong();
            threads.add(start("exec-" + i, () -> serve(new Random(seed))));
        }
        threads.add(start("tidy", this::tidy));
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** When the last request ended that was not healthy, the smallest number when all were. */
    long slowAtNanos() {
        return slowAtNanos.get();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Thread start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Answers one thread after the other, each byte with another. */
    private void answer() throws IOException {
        while (!database.isClosed()) {
            try {
                Socket connection = database.accept();
                start("database-connection", () -> {
                    try (connection) {
                        for (int asked = connection.getInputStream().read();
                                asked >= 0;
                                asked = connection.getInputStream().read()) {
                            connection.getOutputStream().write(asked);
                        }
                    }
                });
            } catch (IOException e) {
                if (!database.isClosed()) {
                    throw e;
                }
            }
        }
    }

    private void serve(Random own) throws Exception {
        try (Socket connection = new Socket(database.getInetAddress(), database.getLocalPort())) {
            for (int i = 0; i < REQUESTS_A_THREAD; i++) {
                switch (own.nextInt(3)) {
                    case 0 -> request("GET /item/{id}", () -> query(connection, own));
                    case 1 ->
                        request("PUT /cart/{id}", () -> {
                            query(connection, own);
                            save();
                        });
                    default -> request("GET /search", () -> compute(1 + own.nextInt(3)));
                }
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(own.nextInt(500)));
            }
        }
    }

    private void request(String name, Work work) throws Exception {
        long start = System.nanoTime();
        try (Task task = recorder.task(EventName.of(name), TaskKind.REQUEST)) {
            task.set("healthy", true);
            synchronized (cache) {
                compute(0);
            }
            work.run();
        }
        long end = System.nanoTime();
        if (end - start >= SLOW_NANOS) {
            slowAtNanos.accumulateAndGet(end, Math::max);
        }
    }

    private void query(Socket connection, Random own) throws IOException {
        try (Region region = recorder.region("query")) {
            for (int i = 0; i < 1 + own.nextInt(3); i++) {
                connection.getOutputStream().write(i);
                if (connection.getInputStream().read() != i) {
                    throw new IOException("The database answered something else.");
                }
            }
        }
    }

    private void save() throws IOException {
        try (Region region = recorder.region("save")) {
            Path file = Files.createTempFile(folder, "cart", ".bin");
            Files.write(file, new byte[4_096]);
            Files.delete(file);
        }
    }

    private void compute(int millis) {
        try (Region region = recorder.region("compute")) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(millis)) {
                Thread.onSpinWait();
            }
        }
    }

    private void tidy() throws Exception {
        try (Task task = recorder.task(EventName.of("tidy"), TaskKind.JOB)) {
            task.set("healthy", true);
            TimeUnit.MILLISECONDS.sleep(15);
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
