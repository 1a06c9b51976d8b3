/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

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

/**
 * Many threads that record once and live on, or stay in what they have begun, and ten that never stop: what the recorder costs and
 * what it keeps. Prints one figure a line.
 */
public final class ManyThreads {
    private static final int BUSY = 10;
    private static final int ROUNDS = 4;
    /** About a second of work for two processors, so that those that share a slot meet in it. */
    private static final int LEAST_EVENTS = 3_000_000;

    private static final int SMALLEST_EVENT = 16;
    /** Of an attribute, which is to be forgotten with its task. */
    private static final String TEXT = "x".repeat(200);
    /** Some 32 KB. */
    private static final int STACK_DEPTH = 300;

    private final boolean areVirtual;
    private final boolean areInFlight;
    private final CountDownLatch stacksTouched;
    private final CountDownLatch recorderStarts = new CountDownLatch(1);
    private final CountDownLatch idleHaveRecorded;
    private final CountDownLatch busyStart = new CountDownLatch(1);
    private final CountDownLatch busyHaveRecorded = new CountDownLatch(BUSY);
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile FlightRecorder recorder = FlightRecorder.off();

    private ManyThreads(String kind, int idle) {
        this.areVirtual = !kind.equals("platform");
        this.areInFlight = kind.equals("virtual-in-flight");
        this.stacksTouched = new CountDownLatch(idle);
        this.idleHaveRecorded = new CountDownLatch(idle);
    }

    /**
     * Takes the kind of thread (platform, virtual, or virtual-in-flight, which have something open for as long as it is measured), how
     * many, and the recorder's memory in bytes, 0 for the default.
     */
    public static void main(String[] arguments) throws Exception {
        int idle = Integer.parseInt(arguments[1]) - BUSY;
        new ManyThreads(arguments[0], idle).run(idle, Long.parseLong(arguments[2]));
    }

    private void run(int idle, long memory) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < idle; i++) {
            threads.add(start(this::recordOnce));
        }
        stacksTouched.await();
        NativeMemory.committed();
        long heapBefore = NativeMemory.heap();
        Map<String, Long> nativeBefore = NativeMemory.committed();

        var builder = FlightRecorder.builder().service("many");
        recorder = memory == 0 ? builder.start() : builder.memory(memory).start();
        recorderStarts.countDown();
        idleHaveRecorded.await();
        long ring = recorder.status().ringBytes();
        int each = Math.max(LEAST_EVENTS, (int) (ring / SMALLEST_EVENT * ROUNDS / BUSY));
        for (int i = 0; i < BUSY; i++) {
            threads.add(start(() -> record(each)));
        }
        busyStart.countDown();
        busyHaveRecorded.await();
        Map<String, Long> losses = recorder.status().losses();
        Path file = Path.of("many.dcam");
        recorder.writeTo(file);

        NativeMemory.committed().forEach((category, bytes) -> {
            System.out.println("native " + category + "=" + (bytes - nativeBefore.getOrDefault(category, 0L)));
        });
        System.out.println("files=" + NativeMemory.mappedFiles());
        System.out.println("heap=" + (NativeMemory.heap() - heapBefore));
        System.out.println("ring=" + ring);
        System.out.println("recorded=" + (long) each * BUSY);
        long unlisted = losses.getOrDefault("open-tasks-unlisted", 0L);
        System.out.println("unlisted=" + unlisted);
        System.out.println(
                "lost=" + (losses.values().stream().mapToLong(Long::longValue).sum() - unlisted));
        System.out.println("kept=" + kept(file));
        Files.delete(file);
        recorder.close();
        System.out.println("heap after close=" + (NativeMemory.heap() - heapBefore));
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void recordOnce() {
        touchStack(STACK_DEPTH);
        stacksTouched.countDown();
        await(recorderStarts);
        serve();
        if (!areInFlight) {
            idleHaveRecorded.countDown();
        }
        await(end);
    }

    private void serve() {
        try (Task task = recorder.task("GET /idle");
                Region region = recorder.region("idle")) {
            task.set("what", TEXT);
            recorder.log("idle from now on");
            if (areInFlight) {
                idleHaveRecorded.countDown();
                await(end);
            }
        }
    }

    /** So that the pages of the stacks, which any call would touch, are there before anything is measured. */
    private static int touchStack(int depth) {
        return depth == 0 ? 0 : 1 + touchStack(depth - 1);
    }

    private void record(int events) {
        EventName name = EventName.of("busy");
        await(busyStart);
        for (int i = 0; i < events; i++) {
            recorder.mark(name);
        }
        busyHaveRecorded.countDown();
        await(end);
    }

    private Thread start(Runnable work) throws ReflectiveOperationException {
        if (areVirtual) {
            return (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
        }
        Thread thread = new Thread(null, work, "exec", 512 << 10);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long kept(Path file) throws IOException {
        long kept = 0;
        try (TraceReader reader = TraceReader.open(file)) {
            for (TraceEvent event; (event = reader.next()) != null; ) {
                kept += event.kind() == EventKind.MARK && event.name().equals("busy") ? 1 : 0;
            }
        }
        return kept;
    }
}
