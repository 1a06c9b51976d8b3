/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Reads a recording of JFR's with the JDK's reader. */
record JfrReader(Path file) implements RecordingReader {
    @SuppressWarnings("UnusedVariable") // that is what it is for
    private static volatile long sink;

    /** Records what the content says and makes a reader of it. */
    static JfrReader record(Content content, int requests, Path file) throws IOException, InterruptedException {
        try (Recording recording = new Recording()) {
            JfrWorkload.enable(recording);
            recording.setToDisk(true);
            recording.start();
            JfrWorkload.record(content, requests);
            recording.stop();
            recording.dump(file);
        }
        return new JfrReader(file);
    }

    @Override
    public Reading read() throws IOException {
        long start = System.nanoTime();
        long events = 0;
        long sum = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                String type = event.getEventType().getName();
                if (type.startsWith("jdk.")) {
                    continue;
                }
                events += type.endsWith("Log") ? 1 : 2;
                Instant begin = event.getStartTime();
                sum += begin.getEpochSecond()
                        + begin.getNano()
                        + event.getThread().getJavaThreadId();
            }
        }
        sink = sum;
        return new Reading(events, System.nanoTime() - start);
    }
}
