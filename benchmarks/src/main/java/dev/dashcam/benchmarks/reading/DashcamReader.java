/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a recording of Dashcam's, with every check, and looks at a few fields of each event. */
record DashcamReader(Path file) implements RecordingReader {
    /** Where a result goes that nobody needs, so that it has to be worked out. */
    @SuppressWarnings("UnusedVariable") // that is what it is for
    private static volatile long sink;

    @Override
    public Reading read() throws IOException {
        long start = System.nanoTime();
        long events = 0;
        long sum = 0;
        try (TraceReader reader = TraceReader.open(file)) {
            for (TraceEvent event; (event = reader.next()) != null; ) {
                EventKind kind = event.kind();
                if (kind == EventKind.SYNC) {
                    continue;
                }
                events++;
                sum += event.timeNanos() + event.threadId();
                switch (kind) {
                    case TASK_BEGIN, TASK_END, REGION_BEGIN, REGION_END, LOG -> sum += event.taskId();
                    default -> {}
                }
            }
            if (!reader.report().isComplete()) {
                throw new IOException("Not read whole: " + reader.report());
            }
        }
        sink = sum;
        return new Reading(events, System.nanoTime() - start);
    }
}
