/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;

/** A library that a request calls sleeps before it tries again. */
public final class SleepInDependency {
    private static final int BACK_OFF_MILLIS = 300;

    private SleepInDependency() {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        SlowTask.record("sleep", arguments, recorder -> checkout(recorder, 0), recorder -> checkout(recorder, 1));
    }

    private static long checkout(FlightRecorder recorder, int failures) throws InterruptedException {
        try (Region region = recorder.region("rate currency")) {
            return RatesClient.rate(failures);
        }
    }

    /** Somebody else's: tries again after a pause. */
    private static final class RatesClient {
        static long rate(int failures) throws InterruptedException {
            long start = System.nanoTime();
            for (int failure = 0; failure < failures; failure++) {
                Thread.sleep(BACK_OFF_MILLIS);
            }
            return System.nanoTime() - start;
        }
    }
}
