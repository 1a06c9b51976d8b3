/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus.State;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.stream.Stream;
import jdk.jfr.Configuration;
import jdk.jfr.EventType;
import jdk.jfr.Recording;

/**
 * A service with secrets all around, whose user records everything that JFR has. Some are private for where they are, others for
 * how they look.
 */
public final class KeepsSecrets {
    /** What the thread that says them is called. */
    private static final String THREAD = "worker password=CANARY-in-a-thread-name";

    private KeepsSecrets() {}

    /** Takes the way in which JFR's bytes are to be copied, {@code live} or {@code asked}, and the file; others are secrets. */
    public static void main(String[] arguments) throws Exception {
        boolean isLive = arguments[0].equals("live");
        Process other = start("CANARY-of-another-process");
        Recording theirs = new Recording(Configuration.getConfiguration("profile"));
        if (isLive) {
            // Chunks are as large as JFR makes them then, so that none ends by chance.
            start(theirs);
        }
        try (FlightRecorder recorder = FlightRecorder.builder()
                .window(Duration.ofSeconds(20))
                .memory(64 << 20)
                .jvm(JvmSettings.defaults())
                .sourceUrl("https://git.acme/{commit}/{path}?access_token=CANARY-in-the-configuration#L{line}")
                .start()) {
            JvmRecorders.await(recorder, State.RECORDING);
            if (!isLive) {
                start(theirs);
            }
            JvmRecorders.await(recorder, status -> !status.others().isEmpty(), "theirs has been seen");
            tell(recorder);
            if (!isLive) {
                theirs.stop();
                JvmRecorders.await(recorder, status -> status.others().isEmpty(), "theirs has gone");
            }
            long before = chunks();
            try (Task open = recorder.task("open")) {
                open.set("note", "password: CANARY-in-an-open-task");
                recorder.writeTo(Path.of(arguments[1]));
            }
            Claim.that((chunks() == before) == isLive, before + " chunks before, then " + chunks());
        } finally {
            theirs.close();
            end(other);
        }
    }

    private static void start(Recording theirs) {
        theirs.setName("theirs, api_key=CANARY-in-the-name-of-a-recording");
        for (EventType type : jdk.jfr.FlightRecorder.getFlightRecorder().getEventTypes()) {
            theirs.enable(type.getName());
        }
        theirs.enable("jdk.FileWrite").withThreshold(Duration.ZERO).with("throttle", "off");
        theirs.start();
    }

    private static void tell(FlightRecorder recorder) throws Exception {
        System.setProperty("set.at.run.time", "CANARY-in-a-property-set-at-run-time");
        Security.setProperty("set.at.run.time", "CANARY-in-a-security-property");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .setVMOption("HeapDumpPath", "/tmp/CANARY-in-a-flag-set-at-run-time");
        for (int i = 0; i < 3; i++) {
            end(start("CANARY-of-a-process-it-started"));
        }
        Thread worker = new Thread(
                () -> {
                    try (Task task = recorder.task("says token=CANARY-in-a-task");
                            Region region = recorder.region("secret: CANARY-in-a-region")) {
                        Claim.that(region != null, region);
                        Said.all();
                        task.set("note", "got api_key=CANARY-in-an-attribute, then");
                        task.set("user.password", "CANARY-in-an-attribute-called-password, then");
                        recorder.log("Authorization: Bearer CANARY-in-a-log, then");
                        recorder.counter(EventName.of("pwd=CANARY-in-a-name-of-a-counter"), 1);
                        Claim.that(Files.size(Files.writeString(Path.of("secret=CANARY-in-a-path"), "text")) > 0, task);
                        Claim.that(new IllegalStateException("pwd=CANARY-in-an-exception") != null, task);
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                THREAD);
        worker.start();
        worker.join();
        // What the dump of the threads calls it, and what has no event of JFR's.
        Thread waits = new Thread(KeepsSecrets::waitForever, "token=CANARY-in-the-name-of-a-thread-that-waits");
        waits.setDaemon(true);
        waits.start();
    }

    private static void waitForever() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static long chunks() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("jdk.jfr.repository")))) {
            return files.filter(file -> file.toString().endsWith(".jfr")).count();
        }
    }

    /** A process that ends when its input does. */
    private static Process start(String secret) throws Exception {
        return new ProcessBuilder("sh", "-c", "read line\n: " + secret).start();
    }

    private static void end(Process process) throws Exception {
        process.getOutputStream().close();
        process.waitFor();
    }
}
