/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import dev.dashcam.internal.jvm.folder.Places;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.jvm.JvmStatus.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/** One recording of ours from its start to its end. For the thread that began it, unless said otherwise. */
final class JfrSession {
    private static final long HOUSEKEEPING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final String NOT_OURS =
            "JFR was used before us: its folder, chunk size and buffers are as they were set then";

    private final JvmSettings settings;
    private final RecordingFiles files;
    private final Recording recording = new Recording();
    private final ForeignRecordings foreign;
    private final Runnable sync = ClockSync::recordBeforeFlush;
    private final Pace pace;
    private final FileShare share;
    private long chunksBytes;
    private ForeignRecordings.@Nullable Wishes wishes;
    private String threshold = "";
    private Map<String, String> own = Map.of();
    private Map<String, String> inForce = Map.of();
    private volatile long completeFromNanos;
    private long nextHousekeepingNanos;
    private volatile JvmStatus status = JvmStatus.without(State.WAITING, null);

    private JfrSession(JvmSettings settings, Duration window, RecordingFiles files, QuietPause pause) {
        this.settings = settings;
        this.files = files;
        this.foreign = new ForeignRecordings(pause);
        this.share = new FileShare(settings, files.areOurs());
        this.chunksBytes = share.chunksBytes();
        this.pace = new Pace(chunksBytes, window, System.nanoTime());
    }

    /**
     * Begins to record.
     *
     * @param pause ends when somebody else begins or ends to record
     * @throws IOException when that is not possible now; the message says why
     */
    static JfrSession begin(JvmSettings settings, Places places, Duration window, QuietPause pause) throws IOException {
        String obstacle =
                FlightRecorder.isInitialized() ? ForeignRecordings.obstacle(ForeignRecordings.running()) : null;
        if (obstacle != null) {
            throw new IOException(obstacle);
        }
        RecordingFiles files = RecordingFiles.prepare(settings, places);
        try {
            JfrSession session = new JfrSession(settings, window, files, pause);
            try {
                session.start(window);
                return session;
            } catch (IOException | RuntimeException | Error failed) {
                session.stop();
                throw failed;
            }
        } catch (IOException | RuntimeException | Error failed) {
            files.close();
            throw failed;
        }
    }

    private void start(Duration window) throws IOException {
        FlightRecorder.addListener(foreign);
        // JFR describes all types of events anew when there is one more, at the latest at the end of the chunk. In the
        // one that our start ends, which has none of ours, that would be 0.1 MB more of somebody's recording.
        boolean isIntoNewChunk = !ForeignRecordings.running().isEmpty();
        if (!isIntoNewChunk) {
            registerClock();
        }
        recording.setName(ForeignRecordings.OWN_NAME);
        recording.setToDisk(true);
        recording.setMaxAge(window.plus(window.dividedBy(2)));
        recording.setMaxSize(chunksBytes);
        String obstacle = adjust();
        if (obstacle != null) {
            throw new IOException(obstacle);
        }
        // All that takes long has been done: from here to the first look around there must be room.
        String tooLittle = files.obstacleAtStart();
        if (tooLittle != null) {
            throw new IOException(tooLittle);
        }
        recording.start();
        completeFromNanos = System.nanoTime();
        if (isIntoNewChunk) {
            registerClock();
        }
        // JFR asks for one each second; a snapshot may come before the first.
        ClockSync.record();
        housekeep();
        adjust();
    }

    private void registerClock() {
        // A recorder before this one took it back, so that its class could be unloaded.
        FlightRecorder.register(ClockSync.class);
        FlightRecorder.addPeriodicEvent(ClockSync.class, sync);
    }

    /** Whether somebody else has ended it. */
    boolean isEndedByOthers() {
        return recording.getState() != RecordingState.RUNNING;
    }

    /** The instant from which the thresholds of the status have held, on the monotonic clock. Any thread. */
    long completeFromNanos() {
        return completeFromNanos;
    }

    /** The folders that hold what it has recorded. Any thread. */
    Collection<Path> repositories() {
        return files.repositories();
    }

    /** How it is doing. Any thread. */
    JvmStatus status() {
        return status;
    }

    /** How long whoever fills the file system would take at the least until we have to end. */
    long carefreeNanos() {
        return files.carefreeNanos();
    }

    /**
     * Looks whether it may go on. To be called every few milliseconds.
     *
     * @return why it must end, null when it may go on
     */
    @Nullable
    String lookAround() {
        String tooLittle = files.obstacle();
        if (tooLittle != null) {
            return tooLittle;
        }
        if (System.nanoTime() - nextHousekeepingNanos >= 0) {
            housekeep();
            String tooFewFiles = OpenFiles.obstacle();
            if (tooFewFiles != null) {
                return tooFewFiles;
            }
            String excess = files.excess();
            return excess == null ? adjust() : excess;
        }
        return foreign.takeChange() ? adjust() : null;
    }

    private void housekeep() {
        nextHousekeepingNanos = System.nanoTime() + HOUSEKEEPING_NANOS;
        long bytes = share.chunksBytes();
        if (bytes != chunksBytes) {
            chunksBytes = bytes;
            recording.setMaxSize(bytes);
            pace.keepWithin(bytes);
        }
        files.housekeep(pace);
    }

    /** Takes others into account; returns why we must make room for them, null when we need not. */
    private @Nullable String adjust() {
        List<Recording> others = ForeignRecordings.running();
        String obstacle = ForeignRecordings.obstacle(others);
        if (obstacle != null) {
            return obstacle;
        }
        files.share(!others.isEmpty());
        keepTo(foreign.wishes(others), pace.threshold());
        status = new JvmStatus(
                State.RECORDING,
                files.areOurs() ? null : NOT_OURS,
                String.valueOf(JfrOptions.repository()),
                inForce,
                others.stream().map(Recording::getName).toList());
        return null;
    }

    private void keepTo(ForeignRecordings.Wishes now, String thresholdNow) {
        if (now.equals(wishes) && thresholdNow.equals(threshold)) {
            return;
        }
        wishes = now;
        threshold = thresholdNow;
        Map<String, String> wanted = LeanEvents.settings(thresholdNow, now, settings.whenShared());
        if (!wanted.equals(own)) {
            recording.setSettings(wanted);
            own = wanted;
        }
        inForce = LeanEvents.thresholdsInForce(own, now);
        if (hasShorter(inForce, status.thresholds())) {
            completeFromNanos = System.nanoTime();
        }
    }

    private static boolean hasShorter(Map<String, String> now, Map<String, String> before) {
        return now.entrySet().stream()
                .anyMatch(entry -> Timespan.nanos(entry.getValue()) < Timespan.nanos(before.get(entry.getKey())));
    }

    /** Ends the recording and removes what it has left. */
    void end() {
        // First of all, since there may be next to nothing left to write its end to.
        files.releaseReserve();
        stop();
        files.close();
    }

    private void stop() {
        recording.close();
        FlightRecorder.removePeriodicEvent(sync);
        FlightRecorder.removeListener(foreign);
    }
}
