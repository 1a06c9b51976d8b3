/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.plain;

import com.sun.net.httpserver.HttpServer;
import dev.dashcam.FlightRecorder;
import dev.dashcam.configuration.Dashcam;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sells tickets, and has three faults: a job that counts the seats keeps everybody from booking, a bank that is away fails every payment, and a
 * report waits for a printer that may not be there.
 */
public final class Tickets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tickets.class);
    private static final long COUNTING_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

    /** Covers the waiting for the lock and the holding of it: so a recording shows who was in whose way. */
    private static final EventName LOCK_SEATS = EventName.of("lock seats");

    private static final EventName COUNT_SEATS = EventName.of("count all seats");

    private final Object seats = new Object();
    private final Semaphore printer = new Semaphore(0);
    private volatile boolean bankIsAway;

    private final FlightRecorder recorder;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final ExecutorService jobs = Executors.newSingleThreadExecutor();
    private final HttpServer server;

    private Tickets(FlightRecorder recorder, int port) throws IOException {
        this.recorder = recorder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        add("GET /book", this::book);
        add("GET /pay", this::pay);
        add("GET /report", this::report);
        add("POST /count", () -> jobs.execute(this::count));
        add("POST /bank", () -> bankIsAway = !bankIsAway);
        add("POST /printer", printer::release);
        server.start();
    }

    /** The system property {@code tickets.port} is its port, 8082 unless set; 0 for any that is free. */
    public static void main(String[] arguments) throws IOException {
        FlightRecorder recorder = Dashcam.start();
        Tickets tickets = new Tickets(recorder, Integer.getInteger("tickets.port", 8082));
        Runtime.getRuntime().addShutdownHook(new Thread(tickets::close, "tickets-close"));
        LOG.info("Open at http://127.0.0.1:{}", tickets.server.getAddress().getPort());
    }

    private void add(String name, Page.Work work) {
        server.createContext(name.substring(name.indexOf(' ') + 1), new Page(recorder, name, work));
    }

    private void book() {
        try (Region region = recorder.region(LOCK_SEATS)) {
            synchronized (seats) {
                work(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    private void count() {
        try (Task task = recorder.task(COUNT_SEATS, TaskKind.JOB);
                Region region = recorder.region(LOCK_SEATS)) {
            synchronized (seats) {
                work(COUNTING_NANOS);
            }
        }
    }

    private void pay() throws IOException {
        try (Region region = recorder.region("ask the bank")) {
            work(TimeUnit.MILLISECONDS.toNanos(1));
            if (bankIsAway) {
                throw new IOException("the bank does not answer");
            }
        }
    }

    private void report() throws InterruptedException {
        try (Region region = recorder.region("wait for the printer")) {
            printer.acquire();
        }
    }

    /** Stands for something that takes this long. */
    private static void work(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        jobs.shutdownNow();
        recorder.close();
    }
}
