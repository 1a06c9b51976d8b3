/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Many threads that wait all the time, and snapshots meanwhile: what the JVM's events take at most, in native memory and files
 * together, and what the recorder takes outside the heap in all. Prints one figure a line.
 */
public final class ManyThreadsWait {
    private static final int STACKS = 40;
    private static final long LOOK_MILLIS = 50;
    private static final long SNAPSHOT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private ManyThreadsWait() {}

    /** Takes how many threads, how long each waits in microseconds, and for how many milliseconds all that goes on. */
    public static void main(String[] arguments) throws Exception {
        long waitNanos = Long.parseLong(arguments[1]) * 1_000;
        long millis = Long.parseLong(arguments[2]);
        AtomicLong waits = new AtomicLong();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            int number = i;
            Thread thread = new Thread(null, () -> waitOften(number, waitNanos, waits), "http-" + i, 256 << 10);
            thread.setDaemon(true);
            thread.start();
        }
        Map<String, Long> before = NativeMemory.committed();
        long nativeBefore = before.getOrDefault("Tracing", 0L);
        long blocksBefore = before.getOrDefault("Other", 0L) + NativeMemory.mappedFiles();
        long most = 0;
        long mostNative = 0;
        long mostFiles = 0;
        long mostInAll = 0;
        // on a thread of their own, so that what they take for a while is seen too
        ExecutorService captures = Executors.newSingleThreadExecutor();
        List<Future<?>> snapshots = new ArrayList<>();
        try (FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults())) {
            Path folder = JvmRecorders.folder(recorder);
            long beganNanos = System.nanoTime();
            while (System.nanoTime() - beganNanos < TimeUnit.MILLISECONDS.toNanos(millis)) {
                if (System.nanoTime() - beganNanos > (snapshots.size() + 1) * SNAPSHOT_NANOS) {
                    snapshots.add(captures.submit(() -> {
                        recorder.writeTo(Path.of("many.dcam"));
                        return null;
                    }));
                }
                long ofFiles = JvmRecorders.bytes(folder);
                Map<String, Long> committed = NativeMemory.committed();
                long ofNative = committed.getOrDefault("Tracing", 0L) - nativeBefore;
                long blocks = committed.getOrDefault("Other", 0L) + NativeMemory.mappedFiles() - blocksBefore;
                most = Math.max(most, ofFiles + ofNative);
                mostInAll = Math.max(mostInAll, ofFiles + ofNative + blocks);
                mostFiles = Math.max(mostFiles, ofFiles);
                mostNative = Math.max(mostNative, ofNative);
                Thread.sleep(LOOK_MILLIS);
            }
            captures.shutdown();
            for (Future<?> snapshot : snapshots) {
                snapshot.get();
            }
            Claim.that(
                    recorder.status().jvm().state() == State.RECORDING,
                    recorder.status().jvm());
        }
        System.out.println("native=" + mostNative);
        System.out.println("files=" + mostFiles);
        System.out.println("most=" + most);
        System.out.println("in all=" + mostInAll);
        System.out.println("snapshots=" + snapshots.size());
        System.out.println("waits=" + waits);
    }

    private static void waitOften(int number, long waitNanos, AtomicLong waits) {
        while (true) {
            waitDeeper(number % STACKS, waitNanos);
            waits.incrementAndGet();
        }
    }

    private static void waitDeeper(int depth, long waitNanos) {
        if (depth == 0) {
            LockSupport.parkNanos(waitNanos);
        } else {
            waitDeeper(depth - 1, waitNanos);
        }
    }
}
