/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A service with everything: records, asks a trigger, orders a snapshot and looks at the file. */
public final class RecordsAndCaptures {
    private static final EventName QUEUE = EventName.of("queue");

    private RecordsAndCaptures() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        try (FlightRecorder recorder =
                FlightRecorder.builder().service("child").memory(8 << 20).start()) {
            CompletableFuture<Void> elsewhere = CompletableFuture.runAsync(() -> serve(recorder, "GET /elsewhere"));
            serve(recorder, "GET /here");
            elsewhere.get(60, TimeUnit.SECONDS);

            Decision decision = recorder.trigger("slow-here");
            Claim.that(decision.isCaptured() == (decision.snapshotId() != null), decision);
            Snapshot snapshot = order(recorder);
            Claim.that(Files.size(snapshot.file()) == snapshot.bytes(), snapshot);
            Claim.that(recorder.status().recording(), recorder.status());
        }
    }

    private static Snapshot order(FlightRecorder recorder) throws IOException {
        try (Task task = recorder.task("GET /open")) {
            task.set("why", "open while the snapshot is taken");
            return recorder.snapshot("a child's wish");
        }
    }

    private static void serve(FlightRecorder recorder, String route) {
        for (int request = 0; request < 1000; request++) {
            try (Task task = recorder.task(route)) {
                task.set("request", request);
                try (Region region = recorder.region("price")) {
                    recorder.counter(QUEUE, request);
                }
                recorder.log("priced");
            }
        }
    }
}
