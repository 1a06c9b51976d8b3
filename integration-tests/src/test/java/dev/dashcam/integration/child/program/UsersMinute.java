/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus.State;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * A quiet service whose user records it for a while with JFR's default settings, with or without a recorder beside it from which
 * two snapshots are taken meanwhile. Prints what the user gets, one figure a line.
 */
public final class UsersMinute {
    private static final int THREADS = 4;
    private static final long SHORT_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    private static final long LONG_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final int LONG_EVERY = 20;
    private static final String WARM_UP = "dashcam-jvm-warm-up";
    private static final int CHUNK_SIZE = 8;

    private UsersMinute() {}

    /** Takes how long it is in milliseconds, and which is first: {@code alone}, {@code ours} or {@code theirs}. */
    public static void main(String[] arguments) throws Exception {
        long millis = Long.parseLong(arguments[0]);
        ReentrantLock till = new ReentrantLock();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> serve(till), "http-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        Path dump = Path.of("theirs.jfr");
        try (FlightRecorder early = arguments[1].equals("ours") ? start() : FlightRecorder.off();
                Recording theirs = new Recording(Configuration.getConfiguration("default"))) {
            theirs.setName("theirs");
            theirs.start();
            try (FlightRecorder late = arguments[1].equals("theirs") ? start() : FlightRecorder.off()) {
                FlightRecorder recorder = arguments[1].equals("theirs") ? late : early;
                for (int third = 1; third <= 3; third++) {
                    Thread.sleep(millis / 3);
                    if (third < 3 && !arguments[1].equals("alone")) {
                        recorder.writeTo(Path.of("ours.dcam"));
                    }
                }
                theirs.stop();
            }
            theirs.dump(dump);
        }
        print(dump);
    }

    private static FlightRecorder start() throws InterruptedException {
        FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults());
        JvmRecorders.await(recorder, State.RECORDING);
        // It takes a snapshot for nothing at its start, when nobody else records.
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(WARM_UP))) {
            Thread.sleep(5);
        }
        return recorder;
    }

    private static void serve(ReentrantLock till) {
        for (int request = 0; ; request++) {
            till.lock();
            try {
                LockSupport.parkNanos(request % LONG_EVERY == 0 ? LONG_WAIT_NANOS : SHORT_WAIT_NANOS);
            } finally {
                till.unlock();
            }
        }
    }

    private static int chunks(ByteBuffer dump) {
        int chunks = 0;
        for (int start = 0; start < dump.limit(); start += (int) dump.getLong(start + CHUNK_SIZE)) {
            chunks++;
        }
        return chunks;
    }

    private static void print(Path dump) throws Exception {
        System.out.println("bytes=" + Files.size(dump));
        System.out.println("chunks=" + chunks(ByteBuffer.wrap(Files.readAllBytes(dump))));
        long shortParks = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(dump)) {
            boolean isPark = event.getEventType().getName().equals("jdk.ThreadPark");
            shortParks += isPark && event.getDuration().toMillis() < 15 ? 1 : 0;
        }
        System.out.println("short parks=" + shortParks);
    }
}
