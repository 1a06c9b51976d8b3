/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus.State;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes to write a full ring of 32 MiB with and without the JVM's events. To be run by hand. Prints milliseconds, the
 * first ones cold.
 */
public final class SealsFullRing {
    private static final int THREADS = 100;
    private static final int ROUNDS = 12;
    private static final int TASKS = 60_000;
    private static final long RING_BYTES = 32 << 20;

    private SealsFullRing() {}

    /** Takes whether the JVM's events are recorded: {@code on} or {@code off}. */
    public static void main(String[] arguments) throws Exception {
        boolean isOn = arguments[0].equals("on");
        long memory = 2 * RING_BYTES + (isOn ? 24 << 20 : 0) + (256 << 10);
        long[] millis = new long[ROUNDS];
        try (FlightRecorder recorder = FlightRecorder.builder()
                .service("full")
                .window(Duration.ofSeconds(30))
                .memory(memory)
                .jvm(isOn ? JvmSettings.defaults() : JvmSettings.off())
                .start()) {
            JvmRecorders.await(recorder, isOn ? State.RECORDING : State.OFF);
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(SealsFullRing::waitOften, "http-" + i);
                thread.setDaemon(true);
                thread.start();
            }
            for (int i = 0; i < ROUNDS; i++) {
                fill(recorder);
                Thread.sleep(1_000);
                long beganNanos = System.nanoTime();
                recorder.writeTo(Path.of("full.dcam"));
                millis[i] = (System.nanoTime() - beganNanos) / 1_000_000;
            }
            System.out.println("ring=" + recorder.status().ringBytes());
        }
        System.out.println("millis=" + Arrays.toString(millis));
    }

    private static void fill(FlightRecorder recorder) {
        for (int i = 0; i < TASKS; i++) {
            try (Task task = recorder.task("GET /full")) {
                for (int region = 0; region < 6; region++) {
                    try (Region open = recorder.region("part")) {
                        task.set("part", region);
                    }
                }
            }
        }
    }

    private static void waitOften() {
        while (true) {
            LockSupport.parkNanos(15_000_000);
        }
    }
}
