/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.jvm.JvmStatus.State;
import dev.dashcam.jvm.WhenShared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import jdk.jfr.consumer.RecordingStream;

/** A service whose users record the JVM's events themselves, in each of the ways there are: nobody loses an event. */
public final class SharesJfr {
    private static final int ROUNDS = 40;
    private static final int EVENTS_A_ROUND = 25;
    private static final int EVENTS = ROUNDS * EVENTS_A_ROUND;

    private SharesJfr() {}

    /** Takes the way. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "before" -> beside(true, WhenShared.RESPECT);
            case "after" -> beside(false, WhenShared.RESPECT);
            case "lower" -> beside(false, WhenShared.LOWER);
            case "stream" -> besideStream();
            case "memory" -> besideMemory();
            case "memory-first" -> besideMemoryThatWasFirst();
            case "stopped" -> besideStopped();
            case "configured" -> afterConfiguration();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void beside(boolean theirsFirst, WhenShared whenShared) throws Exception {
        Recording theirs = new Recording(Configuration.getConfiguration("default"));
        theirs.setName("theirs");
        if (theirsFirst) {
            theirs.start();
        }
        FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults().with(whenShared));
        JvmRecorders.await(recorder, State.RECORDING);
        if (!theirsFirst) {
            theirs.start();
        }
        JvmStatus status =
                JvmRecorders.await(recorder, seen -> seen.others().contains("theirs"), "theirs has been seen");
        String threshold = status.thresholds().get("jdk.ThreadPark");
        Claim.that(threshold.equals(whenShared == WhenShared.RESPECT ? "20 ms" : "1 ms"), status);
        Path dump = Path.of("theirs.jfr");
        work(recorder);
        theirs.dump(dump);
        List<RecordedEvent> events = RecordingFile.readAllEvents(dump);
        Numbered.claimAll(events, EVENTS);
        Claim.that(shortParks(events) > 0 == (whenShared == WhenShared.LOWER), shortParks(events) + " short parks");
        Numbered.claimAll(RecordingFile.readAllEvents(JvmRecorders.jvmPart(Path.of("ours.dcam"))), EVENTS);

        recorder.close();
        record(EVENTS, EVENTS_A_ROUND);
        theirs.stop();
        theirs.dump(dump);
        Numbered.claimAll(RecordingFile.readAllEvents(dump), EVENTS + EVENTS_A_ROUND);
        theirs.close();
    }

    private static void besideStream() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        try (RecordingStream theirs = new RecordingStream()) {
            theirs.onEvent(Numbered.NAME, event -> seen.incrementAndGet());
            theirs.startAsync();
            FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults());
            JvmRecorders.await(recorder, State.RECORDING);
            work(recorder);
            recorder.close();
            record(EVENTS, EVENTS_A_ROUND);
            long deadline = System.nanoTime() + 30_000_000_000L;
            while (seen.get() < EVENTS + EVENTS_A_ROUND && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
        }
        Claim.that(seen.get() == EVENTS + EVENTS_A_ROUND, seen + " events have been streamed");
    }

    private static void besideMemory() throws Exception {
        FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults());
        JvmRecorders.await(recorder, State.RECORDING);
        Recording theirs = new Recording();
        theirs.setName("theirs");
        theirs.setToDisk(false);
        theirs.start();
        JvmStatus status = JvmRecorders.await(recorder, State.PAUSED);
        Claim.that(String.valueOf(status.why()).contains("theirs"), status);
        record(0, EVENTS);
        Path dump = Path.of("theirs.jfr");
        theirs.dump(dump);
        Numbered.claimAll(RecordingFile.readAllEvents(dump), EVENTS);
        theirs.close();
        JvmRecorders.await(recorder, State.RECORDING);
        recorder.close();
        Claim.that(Files.size(dump) > 0, dump);
    }

    /** What it has recorded until then stays in it: neither our start nor a snapshot takes anything. */
    private static void besideMemoryThatWasFirst() throws Exception {
        Path dump = Path.of("theirs.jfr");
        try (Recording theirs = new Recording()) {
            theirs.setName("theirs");
            theirs.setToDisk(false);
            theirs.start();
            record(0, EVENTS / 2);
            FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults());
            JvmStatus status = JvmRecorders.await(recorder, State.PAUSED);
            Claim.that(String.valueOf(status.why()).contains("theirs"), status);
            recorder.writeTo(Path.of("ours.dcam"));
            recorder.close();
            record(EVENTS / 2, EVENTS / 2);
            theirs.dump(dump);
        }
        Numbered.claimAll(RecordingFile.readAllEvents(dump), EVENTS);
    }

    /** One that was stopped is read when we have gone, with what it has in our folder. */
    private static void besideStopped() throws Exception {
        FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults());
        JvmRecorders.await(recorder, State.RECORDING);
        Path dump = Path.of("theirs.jfr");
        try (Recording theirs = new Recording()) {
            theirs.start();
            record(0, EVENTS);
            theirs.stop();
            recorder.close();
            theirs.dump(dump);
        }
        Numbered.claimAll(RecordingFile.readAllEvents(dump), EVENTS);
    }

    /** What an operator has set for JFR's folder holds again once we have gone. */
    private static void afterConfiguration() throws Exception {
        Path wanted = Files.createDirectories(Path.of("wanted")).toRealPath();
        NativeMemory.command("jfrConfigure", "repositorypath=" + wanted);
        try (FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults())) {
            JvmStatus status = JvmRecorders.await(recorder, State.RECORDING);
            Claim.that(!Path.of(String.valueOf(status.folder())).startsWith(wanted), status);
        }
        try (Recording theirs = new Recording()) {
            theirs.start();
            Claim.that(
                    Path.of(System.getProperty("jdk.jfr.repository")).startsWith(wanted),
                    System.getProperty("jdk.jfr.repository"));
        }
    }

    /** Waits, and records events, with two snapshots in between. */
    private static void work(FlightRecorder recorder) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            record(round * EVENTS_A_ROUND, EVENTS_A_ROUND);
            LockSupport.parkNanos(5_000_000);
            if (round == ROUNDS / 2) {
                recorder.writeTo(Path.of("ours.dcam"));
            }
        }
        recorder.writeTo(Path.of("ours.dcam"));
    }

    private static void record(int from, int count) {
        for (int number = from; number < from + count; number++) {
            Numbered.record(number);
        }
    }

    private static long shortParks(List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("jdk.ThreadPark"))
                .filter(event -> event.getDuration().toMillis() < 15)
                .filter(event -> event.getThread() != null
                        && "main".equals(event.getThread().getJavaName()))
                .count();
    }
}
