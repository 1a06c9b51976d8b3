/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An application that misuses every table: too many names, texts that are too long, tasks that nobody ends. */
public final class Floods {
    private static final int MILLION = 1_000_000;
    private static final int LONG_TEXTS = 200;
    private static final int NAMED_THREADS = 100;
    private static final int LEAKING_THREADS = 1_000;
    private static final int PATIENCE_SECONDS = 30;
    private static final String MEGABYTE = "ü".repeat(MILLION / 2);

    private final FlightRecorder recorder =
            FlightRecorder.builder().service("flooded").start();
    private long heapBefore;

    private Floods() {}

    /** Prints by how many bytes each flood has made the heap larger, and the losses. Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        new Floods().run();
    }

    private void run() throws Exception {
        recorder.writeTo(Path.of("before.dcam"));
        heapBefore = NativeMemory.heap();
        names();
        print("heap after names");
        longTexts();
        print("heap after texts");
        threadNames();
        print("heap after thread names");
        tasksOfOneThread();
        print("heap after tasks of one thread");
        tasksOfDeadThreads();
        print("heap after tasks of dead threads");
        Path file = Path.of("flooded.dcam");
        recorder.writeTo(file);
        System.out.println("file=" + Files.size(file));
        print("heap after capture");
        System.out.println("overflows=" + EventName.overflows());
        recorder.status().losses().forEach((reason, count) -> System.out.println("lost " + reason + "=" + count));
        recorder.close();
        print("heap after close");
    }

    private void print(String what) throws Exception {
        System.out.println(what + "=" + (NativeMemory.heap() - heapBefore));
    }

    private void names() {
        for (int i = 0; i < MILLION; i++) {
            try (Region region = recorder.region("GET /customer/" + i)) {
                recorder.mark(EventName.of("m"));
            }
        }
    }

    private void longTexts() {
        for (int i = 0; i < LONG_TEXTS; i++) {
            String text = i + MEGABYTE;
            try (Task task = recorder.task(text);
                    Region region = recorder.region(text)) {
                recorder.log(text);
                recorder.log(new StringBuilder(text));
                recorder.counter(EventName.of(text), i);
                task.set(EventName.of(text), text).set("key", text).trace(text, text);
                task.fail(new IllegalStateException(text));
            }
        }
    }

    /** The names themselves are the application's, for as long as its threads live. */
    private void threadNames() throws Exception {
        awaitForgotten(namedThreads());
    }

    private List<WeakReference<Thread>> namedThreads() throws Exception {
        CountDownLatch recorded = new CountDownLatch(NAMED_THREADS);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < NAMED_THREADS; i++) {
            Thread thread = new Thread(
                    () -> {
                        recorder.mark(EventName.of("m"));
                        recorded.countDown();
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    i + MEGABYTE);
            thread.start();
            threads.add(thread);
        }
        recorded.await();
        Path file = Path.of("named.dcam");
        recorder.writeTo(file);
        System.out.println("file with thread names=" + Files.size(file));
        end.countDown();
        List<WeakReference<Thread>> dead = new ArrayList<>();
        for (Thread thread : threads) {
            thread.join();
            dead.add(new WeakReference<>(thread));
        }
        return dead;
    }

    private void tasksOfOneThread() {
        for (int i = 0; i < MILLION; i++) {
            recorder.task(EventName.of("never ends"), TaskKind.JOB).set("i", i);
        }
    }

    private void tasksOfDeadThreads() throws Exception {
        List<WeakReference<Thread>> dead = new ArrayList<>();
        for (int i = 0; i < LEAKING_THREADS; i++) {
            Thread thread = new Thread(() -> recorder.task("never ends either"));
            thread.start();
            thread.join();
            dead.add(new WeakReference<>(thread));
        }
        awaitForgotten(dead);
    }

    /** The recorder looks after dead threads once a second. */
    private static void awaitForgotten(List<WeakReference<Thread>> dead) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (isAnyKept(dead) && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(20);
        }
        Claim.that(!isAnyKept(dead), "threads that have ended are forgotten");
    }

    private static boolean isAnyKept(List<WeakReference<Thread>> dead) {
        return dead.stream().anyMatch(thread -> thread.get() != null);
    }
}
