/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Task;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class NetworkWaitsTest {

    @Test
    void recordingWithoutTheJvmsEvents_saysThatItCannotTell() throws IOException {
        ByteArrayOutputStream recording = new ByteArrayOutputStream();
        try (FlightRecorder recorder = FlightRecorder.builder().memory(4 << 20).start()) {
            try (Task task = recorder.task("GET /quote")) {
                recorder.log("priced");
            }
            recorder.writeTo(recording);
        }

        assertThat(NetworkWaits.answer(new ByteArrayInputStream(recording.toByteArray())))
                .isEqualTo("No waits in this recording: the JVM's own events, which tell of them, are not in it.");
    }
}
