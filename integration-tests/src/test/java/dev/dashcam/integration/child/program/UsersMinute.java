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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private static final String LOOKS_AROUND = "dashcam-jvm";
    private static final String WARM_UP = "dashcam-jvm-warm-up";
    private static final int CHUNK_SIZE = 8;
    /** JFR's own settings record a wait from 20 ms on. */
    private static final int SHORT_MILLIS = 15;

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
            Instant seen;
            try (FlightRecorder late = arguments[1].equals("theirs") ? start() : FlightRecorder.off()) {
                FlightRecorder recorder = arguments[1].equals("theirs") ? late : early;
                boolean isAlone = arguments[1].equals("alone");
                if (!isAlone) {
                    JvmRecorders.await(recorder, now -> now.others().contains("theirs"), "theirs has been seen");
                }
                seen = Instant.now();
                for (int third = 1; third <= 3; third++) {
                    Thread.sleep(millis / 3);
                    if (third < 3 && !isAlone) {
                        recorder.writeTo(Path.of("ours.dcam"));
                    }
                }
                theirs.stop();
            }
            theirs.dump(dump);
            print(dump, seen);
        }
    }

    private static FlightRecorder start() throws InterruptedException {
        FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults());
        JvmRecorders.await(recorder, State.RECORDING);
        // It takes a snapshot for nothing at its start, when nobody else records: by a thread that is begun before the
        // one
        // that looks around rests for the first time.
        awaitThreads(all -> all.anyMatch(
                thread -> thread.getName().equals(LOOKS_AROUND) && thread.getState() == Thread.State.TIMED_WAITING));
        awaitThreads(all -> all.noneMatch(thread -> thread.getName().equals(WARM_UP)));
        return recorder;
    }

    private static void awaitThreads(Predicate<Stream<Thread>> condition) throws InterruptedException {
        while (!condition.test(Thread.getAllStackTraces().keySet().stream())) {
            Thread.sleep(5);
        }
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

    private static List<Long> chunkBytes(ByteBuffer dump) {
        List<Long> bytes = new ArrayList<>();
        for (int start = 0; start < dump.limit(); start += (int) dump.getLong(start + CHUNK_SIZE)) {
            bytes.add(dump.getLong(start + CHUNK_SIZE));
        }
        return bytes;
    }

    /** Of a recording that begins while we record we know some milliseconds later: until then it has what we ask for. */
    private static void print(Path dump, Instant seen) throws Exception {
        System.out.println("bytes=" + Files.size(dump));
        List<Long> chunks = chunkBytes(ByteBuffer.wrap(Files.readAllBytes(dump)));
        System.out.println("chunks=" + chunks.size());
        System.out.println("first chunk=" + chunks.get(0));
        System.out.println("last chunk=" + chunks.get(chunks.size() - 1));
        long early = 0;
        long late = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(dump)) {
            if (event.getEventType().getName().equals("jdk.ThreadPark")
                    && event.getDuration().toMillis() < SHORT_MILLIS) {
                early += event.getStartTime().isBefore(seen) ? 1 : 0;
                late += event.getStartTime().isBefore(seen) ? 0 : 1;
            }
        }
        System.out.println("early short parks=" + early);
        System.out.println("late short parks=" + late);
    }
}
