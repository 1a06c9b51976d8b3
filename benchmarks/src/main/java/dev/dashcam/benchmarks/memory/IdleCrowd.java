/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.memory;

import dev.dashcam.FlightRecorder;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Threads that record once and live on, and ten that fill the ring again and again: what that takes and what is kept. */
public final class IdleCrowd {
    static final String HEAP = "heap";
    static final String BUFFERS = "buffers beyond the ring and its copy";
    static final String STACKS = "stacks";
    static final String CLASSES = "classes";
    static final String COMPILED = "compiled code";
    static final String SHARE = "share of the ring";
    static final String KEPT = "kept";

    private static final int BUSY = 10;
    private static final int EVENT_BYTES = 16;
    /** 64 KB and more. */
    private static final int STACK_DEPTH = 2_000;

    private static final String TEXT = "x".repeat(200);

    private final CountDownLatch stacksTouched;
    private final CountDownLatch recorderStarts = new CountDownLatch(1);
    private final CountDownLatch idleHaveRecorded;
    private final CountDownLatch busyStart = new CountDownLatch(1);
    private final CountDownLatch busyHaveRecorded = new CountDownLatch(BUSY);
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private volatile FlightRecorder recorder = FlightRecorder.off();
    private volatile int events;

    private IdleCrowd(int idle) {
        this.stacksTouched = new CountDownLatch(idle + BUSY);
        this.idleHaveRecorded = new CountDownLatch(idle);
    }

    /** Takes how many threads, of which ten are busy, how often these fill the ring, and a folder for a file. */
    public static void main(String[] arguments) throws Exception {
        int idle = Integer.parseInt(arguments[0]) - BUSY;
        new IdleCrowd(idle).run(idle, Integer.parseInt(arguments[1]), Path.of(arguments[2], "crowd.dcam"));
        Runtime.getRuntime().halt(0);
    }

    private void run(int idle, int fillings, Path file) throws Exception {
        for (int i = 0; i < idle; i++) {
            start(this::recordOnce);
        }
        for (int i = 0; i < BUSY; i++) {
            start(this::recordOften);
        }
        stacksTouched.await();
        Footprint.committed();
        long heapBefore = Footprint.heap();
        Map<String, Long> before = Footprint.committed();

        recorder = FlightRecorder.builder().service("crowd").start();
        long ring = recorder.status().ringBytes();
        events = (int) (ring / EVENT_BYTES * fillings / BUSY);
        recorderStarts.countDown();
        idleHaveRecorded.await();
        busyStart.countDown();
        busyHaveRecorded.await();
        double lost = lost();
        recorder.writeTo(file);

        ChildJvm.print(HEAP, (double) (Footprint.heap() - heapBefore));
        Map<String, Long> after = Footprint.committed();
        ChildJvm.print(BUFFERS, more(before, after, Footprint.BUFFERS) + Footprint.mappedFiles() - 2.0 * ring);
        ChildJvm.print(STACKS, more(before, after, "Thread"));
        ChildJvm.print(CLASSES, more(before, after, "Class", "Metaspace", "Symbol"));
        ChildJvm.print(COMPILED, more(before, after, "Code"));
        double recorded = (double) events * BUSY;
        ChildJvm.print(SHARE, (double) inFile(file) * EVENT_BYTES / ring);
        ChildJvm.print(KEPT, (recorded - lost) / recorded);
        Files.delete(file);
    }

    private static double more(Map<String, Long> before, Map<String, Long> after, String... categories) {
        double more = 0;
        for (String category : categories) {
            more += after.getOrDefault(category, 0L) - before.getOrDefault(category, 0L);
        }
        return more;
    }

    private double lost() {
        return recorder.status().losses().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void recordOnce() {
        touchStack(STACK_DEPTH, 1, 2, 3, 4, 5, 6);
        stacksTouched.countDown();
        await(recorderStarts);
        serve();
        idleHaveRecorded.countDown();
        await(end);
    }

    /** A method of its own, whose frame goes with what it has begun. */
    private void serve() {
        try (Task task = recorder.task("GET /idle");
                Region region = recorder.region("idle")) {
            task.set("what", TEXT);
            recorder.log("idle from now on");
        }
    }

    private void recordOften() {
        touchStack(STACK_DEPTH, 1, 2, 3, 4, 5, 6);
        stacksTouched.countDown();
        EventName name = EventName.of("busy");
        await(busyStart);
        for (int i = 0; i < events; i++) {
            recorder.mark(name);
        }
        busyHaveRecorded.countDown();
        await(end);
    }

    /** So that the pages of the stacks, which a service would touch, are there before anything is measured. */
    private static long touchStack(int depth, long a, long b, long c, long d, long e, long f) {
        return depth == 0 ? a + b + c + d + e + f : touchStack(depth - 1, b, c, d, e, f, a + 1) ^ a ^ c ^ e;
    }

    private void start(Runnable work) {
        Thread thread = new Thread(null, work, "exec-" + threads.size(), 512 << 10);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long inFile(Path file) throws IOException {
        long count = 0;
        try (TraceReader reader = TraceReader.open(file)) {
            for (TraceEvent event; (event = reader.next()) != null; ) {
                count += event.kind() == EventKind.MARK && event.name().equals("busy") ? 1 : 0;
            }
        }
        return count;
    }
}
