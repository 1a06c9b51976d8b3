/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Contexts of a test, a restart while developing: recorders come one after the other in one JVM. */
final class RestartTest {
    private static final long MAX_WAIT_NANOS = TimeUnit.MINUTES.toNanos(1);

    @Test
    void recorder_afterAnotherOne_recordsTheJvmToo() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            try (FlightRecorder recorder =
                    FlightRecorder.builder().jvm(JvmSettings.defaults()).start()) {
                assertThat(settled(recorder).state()).as("recorder " + i).isEqualTo(JvmStatus.State.RECORDING);
            }
        }
    }

    private static JvmStatus settled(FlightRecorder recorder) throws InterruptedException {
        long began = System.nanoTime();
        JvmStatus status = recorder.status().jvm();
        while (status.state() == JvmStatus.State.WAITING && System.nanoTime() - began < MAX_WAIT_NANOS) {
            Thread.sleep(5);
            status = recorder.status().jvm();
        }
        return status;
    }
}
