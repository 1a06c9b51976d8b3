/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.samples;

import dev.dashcam.FlightRecorder;
import dev.dashcam.TraceRecording;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A trace of any size, recorded by a recorder: short requests with texts that do not compress, and beside them one that is as
 * slow as all of them together.
 */
public final class LargeRecording {
    private static final EventName ITEM = EventName.of("GET /item");
    private static final EventName SLOW = EventName.of("GET /slow");
    private static final EventName LOAD = EventName.of("load");
    private static final EventName BASKET = EventName.of("basket");
    private static final int TEXT_LENGTH = 250;
    // No faster than a disk can take it, or the ring would be overwritten and the trace have gaps.
    private static final int TASKS_A_MILLISECOND = 40;

    private LargeRecording() {}

    /** Records at least this many bytes. */
    public static Path write(Path file, long bytes) throws IOException, InterruptedException {
        CountDownLatch enough = new CountDownLatch(1);
        try (FlightRecorder recorder = FlightRecorder.builder().service("shop").start();
                TraceRecording trace = recorder.startTrace(file)) {
            Thread slow = new Thread(() -> beSlow(recorder, enough), "exec-slow");
            slow.start();
            Random random = new Random(7);
            while (Files.size(trace.file()) < bytes) {
                for (int i = 0; i < TASKS_A_MILLISECOND; i++) {
                    request(recorder, random);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            enough.countDown();
            slow.join();
        }
        return file;
    }

    private static void request(FlightRecorder recorder, Random random) {
        try (Task task = recorder.task(ITEM);
                Region load = recorder.region(LOAD)) {
            task.set(BASKET, text(random));
            recorder.log(text(random));
        }
    }

    private static void beSlow(FlightRecorder recorder, CountDownLatch enough) {
        try (Task task = recorder.task(SLOW)) {
            enough.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(Random random) {
        byte[] text = new byte[TEXT_LENGTH];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (' ' + random.nextInt(95));
        }
        return new String(text, StandardCharsets.US_ASCII);
    }
}
