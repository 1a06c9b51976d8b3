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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingStream;

/** A service whose users record the JVM's events themselves, in each of the ways there are: nobody loses an event. */
public final class SharesJfr {
    private static final int ROUNDS = 40;
    private static final int EVENTS_A_ROUND = 25;
    private static final int EVENTS = ROUNDS * EVENTS_A_ROUND;
    /** Some come when we have gone. */
    public static final int EVENTS_IN_ALL = EVENTS + EVENTS_A_ROUND;

    private static final Path OURS = Path.of("ours.dcam");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private SharesJfr() {}

    /** Takes the way. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "before" -> beside(true, WhenShared.RESPECT);
            case "after" -> beside(false, WhenShared.RESPECT);
            case "lower" -> beside(false, WhenShared.LOWER);
            case "command-line" -> besideCommandLine();
            case "stream" -> besideStream(true);
            case "stream-after" -> besideStream(false);
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
        claimThreshold(recorder, "theirs", whenShared == WhenShared.RESPECT ? "20 ms" : "1 ms");
        Path dump = Path.of("theirs.jfr");
        work(recorder);
        theirs.dump(dump);
        long shortParks = Recorded.in(dump).claimAll(EVENTS).shortParks();
        Claim.that(shortParks > 0 == (whenShared == WhenShared.LOWER), shortParks + " short parks");
        claimAllInOurs();

        recorder.close();
        Numbered.record(EVENTS, EVENTS_A_ROUND);
        theirs.stop();
        theirs.dump(dump);
        Recorded.in(dump).claimAll(EVENTS_IN_ALL);
        theirs.close();
    }

    /** The JVM writes it to its file at the end, where whoever started us reads it. */
    private static void besideCommandLine() throws Exception {
        FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults());
        claimThreshold(recorder, "", "20 ms");
        work(recorder);
        claimAllInOurs();
        recorder.close();
        Numbered.record(EVENTS, EVENTS_A_ROUND);
    }

    private static void besideStream(boolean theirsFirst) throws Exception {
        Queue<Integer> seen = new ConcurrentLinkedQueue<>();
        try (RecordingStream theirs = new RecordingStream()) {
            theirs.onEvent(Numbered.NAME, event -> seen.add(event.getInt(Numbered.NUMBER)));
            if (theirsFirst) {
                theirs.startAsync();
            }
            FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults());
            JvmRecorders.await(recorder, State.RECORDING);
            if (!theirsFirst) {
                theirs.startAsync();
            }
            claimThreshold(recorder, "Recording Stream", "20 ms");
            work(recorder);
            claimAllInOurs();
            recorder.close();
            Numbered.record(EVENTS, EVENTS_A_ROUND);
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (seen.size() < EVENTS_IN_ALL && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
        }
        Recorded.claimAll(seen, EVENTS_IN_ALL);
    }

    /** Waits until the one whose name begins so has been seen, and claims what we keep to beside it. */
    private static void claimThreshold(FlightRecorder recorder, String others, String threshold) throws Exception {
        JvmStatus status = JvmRecorders.await(
                recorder,
                seen -> seen.others().stream().anyMatch(name -> name.startsWith(others)),
                "a recording " + others + " has been seen");
        Claim.that(threshold.equals(status.thresholds().get("jdk.ThreadPark")), status);
    }

    private static void claimAllInOurs() throws Exception {
        Recorded.in(JvmRecorders.jvmPart(OURS)).claimAll(EVENTS);
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
        Numbered.record(0, EVENTS);
        Path dump = Path.of("theirs.jfr");
        theirs.dump(dump);
        Recorded.in(dump).claimAll(EVENTS);
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
            Numbered.record(0, EVENTS / 2);
            FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults());
            JvmStatus status = JvmRecorders.await(recorder, State.PAUSED);
            Claim.that(String.valueOf(status.why()).contains("theirs"), status);
            recorder.writeTo(OURS);
            recorder.close();
            Numbered.record(EVENTS / 2, EVENTS / 2);
            theirs.dump(dump);
        }
        Recorded.in(dump).claimAll(EVENTS);
    }

    /** One that was stopped is read when we have gone, with what it has in our folder. */
    private static void besideStopped() throws Exception {
        FlightRecorder recorder = JvmRecorders.start(JvmSettings.defaults());
        JvmRecorders.await(recorder, State.RECORDING);
        Path dump = Path.of("theirs.jfr");
        try (Recording theirs = new Recording()) {
            theirs.start();
            Numbered.record(0, EVENTS);
            theirs.stop();
            recorder.close();
            theirs.dump(dump);
        }
        Recorded.in(dump).claimAll(EVENTS);
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
            Numbered.record(round * EVENTS_A_ROUND, EVENTS_A_ROUND);
            LockSupport.parkNanos(5_000_000);
            if (round == ROUNDS / 2) {
                recorder.writeTo(OURS);
            }
        }
        recorder.writeTo(OURS);
    }
}
