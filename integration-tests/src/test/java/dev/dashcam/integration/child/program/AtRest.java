/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus.State;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A service with everything that has served, captured and explained, and now waits. Prints by how much its heap has grown, and
 * what it took outside of it, at most after each step; files of the JVM's events count, for they are in memory.
 */
public final class AtRest {
    private static final int REQUESTS = 100_000;
    private static final int SNAPSHOTS = 2;
    private static final int REQUESTS_A_WAIT = 1_000;
    private static final long WAIT_NANOS = 2_000_000;

    private AtRest() {}

    /** With any argument it records the JVM's events too. */
    public static void main(String[] arguments) throws Exception {
        NativeMemory.heap();
        long heapBefore = NativeMemory.heap();
        long blocksBefore = blocks();
        boolean withJvm = arguments.length > 0;
        FlightRecorderBuilder builder = FlightRecorder.builder().service("at-rest");
        if (withJvm) {
            builder.jvm(JvmSettings.defaults());
        }
        try (FlightRecorder recorder = builder.start()) {
            Path folder = withJvm ? JvmRecorders.folder(recorder) : null;
            long most = 0;
            long files = 0;
            for (int snapshot = 0; snapshot < SNAPSHOTS; snapshot++) {
                serve(recorder);
                recorder.snapshot("what it leaves behind");
                files = folder == null ? 0 : JvmRecorders.bytes(folder);
                most = Math.max(most, files + blocks() - blocksBefore);
            }
            System.out.println("blocks=" + most);
            System.out.println("heap=" + (NativeMemory.heap() - heapBefore));
            System.out.println("files=" + files);
            State state = recorder.status().jvm().state();
            Claim.that(state == (withJvm ? State.RECORDING : State.OFF), recorder.status());
        }
    }

    private static long blocks() throws Exception {
        Map<String, Long> committed = NativeMemory.committed();
        return NativeMemory.mappedFiles()
                + List.of("Other", "Tracing").stream()
                        .mapToLong(category -> committed.getOrDefault(category, 0L))
                        .sum();
    }

    private static void serve(FlightRecorder recorder) {
        for (int request = 0; request < REQUESTS; request++) {
            try (Task task = recorder.task("GET /orders/{id}")) {
                task.set("request", request);
                if (request % REQUESTS_A_WAIT == 0) {
                    LockSupport.parkNanos(WAIT_NANOS);
                }
                try (Region region = recorder.region("price")) {
                    recorder.log("priced");
                }
            }
        }
    }
}
