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

    private final TickClock clock;
    private final RowWriter writer;
    private final Thresholds thresholds = new Thresholds();

    FlightRecording(TickClock clock, RowWriter writer) {
        this.clock = clock;
        this.writer = writer;
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

    private void take(RecordedEvent event) {
        String name = event.getEventType().getName();
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
