/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Configuration;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** A service whose user records everything that JFR has, beside another process. */
public final class UsersRecording {
    private UsersRecording() {}

    /** Takes the file to dump to, the secret that another process has on its command line, and what else there is. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("runtime." + arguments[1], arguments[1]);
        // waits until its input is closed
        Process other = start(arguments[1]);
        try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
            for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
                recording.enable(type.getName()).withThreshold(Duration.ofMillis(1));
            }
            recording.start();
            end(start(arguments[1]));
            recording.stop();
            recording.dump(Path.of(arguments[0]));
        } finally {
            end(other);
        }
    }

    private static Process start(String secret) throws Exception {
        return new ProcessBuilder("sh", "-c", "read line\n: " + secret).start();
    }

    private static void end(Process process) throws Exception {
        process.getOutputStream().close();
        process.waitFor();
    }
}
