/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.pause;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.sinks.spool.SpoolFactory;
import dev.dashcam.sinks.spool.SpoolSettings;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.engine.TriggerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * A service with many threads and a large heap, of which snapshots are taken by a trigger, each after as long a time without
 * one. Prints the beginning and end of both.
 */
public final class LargeService {
    /** How the line begins that has the nanoseconds between which a trigger was dealt with. */
    static final String TRIGGER = "trigger ";
    /** How the line begins that has those between which nothing was. */
    static final String NOTHING = "nothing ";

    private static final int DEPTH = 60;
    private static final int WARM_UP = 3;
    private static final int PIECE_BYTES = 1 << 10;
    private static final int MOST = 1_000;

    private LargeService() {}

    /** Takes how many threads, how many megabytes of live heap, how many triggers, and the folder for snapshots. */
    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        List<byte[][]> live = live(Integer.parseInt(arguments[1]));
        try (FlightRecorder recorder = start(Path.of(arguments[3]))) {
            for (int i = 0; i < threads; i++) {
                Thread thread = new Thread(() -> serve(recorder, DEPTH), "http-" + i);
                thread.setDaemon(true);
                thread.start();
            }
            while (recorder.status().jvm().state() != JvmStatus.State.RECORDING) {
                Thread.sleep(10);
            }
            int triggers = WARM_UP + Integer.parseInt(arguments[2]);
            for (int i = 0; i < triggers; i++) {
                long beganNanos = System.nanoTime();
                Decision decision = recorder.trigger("slow-" + i);
                CompletableFuture<Snapshot> sealed = decision.snapshot();
                if (sealed == null) {
                    throw new IllegalStateException("Not captured: " + decision.reason());
                }
                sealed.get();
                long endedNanos = System.nanoTime();
                LockSupport.parkNanos(endedNanos - beganNanos);
                if (i >= WARM_UP) {
                    System.out.println(TRIGGER + beganNanos + ' ' + endedNanos);
                    System.out.println(NOTHING + endedNanos + ' ' + System.nanoTime());
                }
            }
        }
        System.out.println("heap " + live.size());
        Runtime.getRuntime().halt(0);
    }

    private static FlightRecorder start(Path spool) {
        return FlightRecorder.builder()
                .jvm(JvmSettings.defaults())
                .engine(Triggers.engine(TriggerSettings.builder()
                        .warmUp(Duration.ZERO)
                        .minimumHistory(Duration.ZERO)
                        .perHour(MOST)
                        .perDay(MOST)
                        .build()))
                .store(new SpoolFactory(
                        SpoolSettings.builder().directory(spool).maxFiles(4).build()))
                .start();
    }

    private static List<byte[][]> live(int megabytes) {
        List<byte[][]> live = new ArrayList<>();
        for (int i = 0; i < megabytes; i++) {
            byte[][] megabyte = new byte[(1 << 20) / PIECE_BYTES][];
            for (int piece = 0; piece < megabyte.length; piece++) {
                megabyte[piece] = new byte[PIECE_BYTES];
            }
            live.add(megabyte);
        }
        return live;
    }

    /** With a stack as deep as a web framework makes it. */
    private static void serve(FlightRecorder recorder, int deeper) {
        if (deeper > 0) {
            serve(recorder, deeper - 1);
            return;
        }
        while (true) {
            try (Task task = recorder.task("GET /products/{id}");
                    Region region = recorder.region("query")) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }
}
