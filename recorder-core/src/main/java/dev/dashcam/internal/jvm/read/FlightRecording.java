/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A recording in JFR's own format, read with JFR's own parser. For one thread. */
final class FlightRecording {
    private static final String CLOCK_SYNC = "dashcam.ClockSync";
    private static final String ACTIVE_SETTING = "jdk.ActiveSetting";
    private static final String DATA_LOSS = "jdk.DataLoss";

    private final TickClock clock;
    private final RowWriter writer;
    private final Thresholds thresholds = new Thresholds();
    private long completeFromTicks;

    /**
     * One that is about to be read.
     *
     * @param firstTicks when it begins
     */
    FlightRecording(TickClock clock, RowWriter writer, long firstTicks) {
        this.clock = clock;
        this.writer = writer;
        this.completeFromTicks = firstTicks;
    }

    /** Reads it to its end. When that fails, what came before is in the rows. */
    void read(Path file) throws IOException {
        try (RecordingFile recording = new RecordingFile(file)) {
            recording.readEventTypes().forEach(thresholds::type);
            while (recording.hasMoreEvents()) {
                take(recording.readEvent());
            }
        }
    }

    /** From when on all is there that JFR was to record: its begin, or when JFR last said that it had lost something. */
    long completeFromTicks() {
        return completeFromTicks;
    }

    private void take(RecordedEvent event) {
        String name = event.getEventType().getName();
        if (name.equals(DATA_LOSS)) {
            completeFromTicks = Math.max(completeFromTicks, event.getLong("startTime"));
        }
        Projections.Projection projection = Projections.of(name);
        if (projection != null) {
            projection.project(event, writer);
        } else if (name.equals(CLOCK_SYNC)) {
            clock.add(event.getLong("startTime"), event.getLong("n0"), event.getLong("n1"));
        } else if (name.equals(ACTIVE_SETTING)) {
            thresholds.setting(event, writer);
        }
    }
}
