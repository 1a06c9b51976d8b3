/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.jvm.JvmStatus.State;
import java.util.concurrent.TimeUnit;

/** A service that is told to end while it records: JFR, which is told too, ends all recordings before we are closed. */
public final class EndsWhileRecording {
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(60);

    private EndsWhileRecording() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults());
        JvmRecorders.await(recorder, State.RECORDING);
        Thread looksAround = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("dashcam-jvm"))
                .findAny()
                .orElseThrow();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                looksAround.join(PATIENCE_MILLIS);
            } catch (InterruptedException impossible) {
                Thread.currentThread().interrupt();
            }
            JvmStatus status = recorder.status().jvm();
            Claim.that(!looksAround.isAlive(), "our thread has seen it: " + status);
            Claim.that(status.state() != State.OFF, "nothing is wrong: " + status);
            recorder.close();
        }));
    }
}
