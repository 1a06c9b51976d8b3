/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The one running recorder of a class loader, kept as long as somebody refers to it. */
public final class SharedRecorder {
    private static final Object LOCK = new Object();
    private static @Nullable RunningRecorder running;
    private static int references;

    private SharedRecorder() {}

    /**
     * The recorder that runs, or a new one.
     *
     * @throws IOException when there is no memory for a new one; the message says what to do
     */
    public static RunningRecorder acquire(RecorderSettings settings) throws IOException {
        synchronized (LOCK) {
            RunningRecorder present = running;
            if (present == null) {
                present = RunningRecorder.start(settings);
                running = present;
            } else {
                present.log()
                        .say("Joined the recorder that is already running; it keeps its window of "
                                + present.settings().window().toSeconds() + " s and its triggers.");
            }
            references++;
            return present;
        }
    }

    /** Gives it back; the last one to do so closes it. */
    public static void release(RunningRecorder recorder) {
        synchronized (LOCK) {
            if (running == recorder && --references == 0) {
                running = null;
                recorder.close();
            }
        }
    }
}
