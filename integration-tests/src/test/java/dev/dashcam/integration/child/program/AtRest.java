/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;

/**
 * A service with everything that has served, captured and explained, and now waits. Prints by how much its heap has grown, and
 * what it took outside of it.
 */
public final class AtRest {
    private static final int REQUESTS = 100_000;
    private static final int SNAPSHOTS = 2;

    private AtRest() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        NativeMemory.heap();
        long heapBefore = NativeMemory.heap();
        long blocksBefore = blocks();
        try (FlightRecorder recorder =
                FlightRecorder.builder().service("at-rest").start()) {
            for (int snapshot = 0; snapshot < SNAPSHOTS; snapshot++) {
                serve(recorder);
                recorder.snapshot("what it leaves behind");
            }
            System.out.println("blocks=" + (blocks() - blocksBefore));
            System.out.println("heap=" + (NativeMemory.heap() - heapBefore));
        }
    }

    private static long blocks() throws Exception {
        return NativeMemory.committed().getOrDefault("Other", 0L) + NativeMemory.mappedFiles();
    }

    private static void serve(FlightRecorder recorder) {
        for (int request = 0; request < REQUESTS; request++) {
            try (Task task = recorder.task("GET /orders/{id}")) {
                task.set("request", request);
                try (Region region = recorder.region("price")) {
                    recorder.log("priced");
                }
            }
        }
    }
}
