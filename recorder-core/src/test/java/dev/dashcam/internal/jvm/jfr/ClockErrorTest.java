/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;

/**
 * The recorder's clock is read, then the thread parks at once: how far apart do a snapshot's own clock and that of the JVM's
 * events in it say that was? In both ways in which JFR's recording gets into a snapshot.
 */
final class ClockErrorTest {
    private static final int TRIES = 500;
    private static final long PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long MOST_MEDIAN_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long MAX_WAIT_NANOS = TimeUnit.MINUTES.toNanos(1);

    @Test
    void snapshotThatJfrHandsOut_agreesWithinMicroseconds() throws Exception {
        try (FlightRecorder recorder = start()) {
            long[] instants = parks();
            Set<Path> before = chunks(recorder);
            byte[] snapshot = snapshot(recorder);

            assertThat(chunks(recorder)).as("JFR began one for it").isNotEqualTo(before);
            assertThat(medianError(instants, snapshot)).isLessThan(MOST_MEDIAN_NANOS);
        }
    }

    @Test
    void snapshotCopiedBesideAUsersRecording_agreesWithinMicroseconds() throws Exception {
        try (FlightRecorder recorder = start();
                Recording theirs = new Recording()) {
            theirs.setName("theirs");
            theirs.enable("jdk.ThreadPark").withThreshold(Duration.ofMillis(1));
            theirs.start();
            await(recorder, "theirs");
            long[] instants = parks();
            Set<Path> before = chunks(recorder);
            byte[] snapshot = snapshot(recorder);

            assertThat(chunks(recorder)).as("JFR began none for it").isEqualTo(before);
            assertThat(medianError(instants, snapshot)).isLessThan(MOST_MEDIAN_NANOS);
        }
    }

    private static FlightRecorder start() throws InterruptedException {
        FlightRecorder recorder =
                FlightRecorder.builder().jvm(JvmSettings.defaults()).start();
        await(recorder);
        return recorder;
    }

    /** Waits until the JVM's events are recorded, beside these. */
    private static void await(FlightRecorder recorder, String... others) throws InterruptedException {
        long began = System.nanoTime();
        JvmStatus status = recorder.status().jvm();
        while (!(status.state() == JvmStatus.State.RECORDING && status.others().equals(List.of(others)))) {
            assertThat(System.nanoTime() - began).as("%s", status).isLessThan(MAX_WAIT_NANOS);
            Thread.sleep(5);
            status = recorder.status().jvm();
        }
    }

    /** When this thread has parked, by the recorder's clock. */
    private static long[] parks() {
        long[] instants = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            instants[i] = System.nanoTime();
            LockSupport.parkNanos(PARK_NANOS);
        }
        return instants;
    }

    private static Set<Path> chunks(FlightRecorder recorder) throws IOException {
        String folder = String.valueOf(recorder.status().jvm().folder());
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".jfr")).collect(Collectors.toSet());
        }
    }

    private static byte[] snapshot(FlightRecorder recorder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        recorder.writeTo(out);
        return out.toByteArray();
    }

    private static long medianError(long[] instants, byte[] snapshot) throws IOException {
        List<Long> parks = new ArrayList<>();
        long me = Thread.currentThread().getId();
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(snapshot))) {
            for (TraceEvent event; (event = reader.next()) != null; ) {
                if (event.kind() == EventKind.STATE_TRANSITION
                        && event.stateAfter() == ThreadState.PARKED
                        && event.threadId() == me) {
                    parks.add(event.timeNanos());
                }
            }
            assertThat(reader.report().jvmLeftOut()).isNull();
        }
        long[] errors = Arrays.stream(instants)
                .map(own -> parks.stream()
                        .mapToLong(park -> Math.abs(park - own))
                        .min()
                        .orElse(Long.MAX_VALUE))
                .sorted()
                .toArray();
        System.out.printf("clock error: median %d ns, 90 %% within %d ns%n", errors[TRIES / 2], errors[TRIES * 9 / 10]);
        return errors[TRIES / 2];
    }
}
