/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import dev.dashcam.internal.jvm.folder.Permissions;
import dev.dashcam.internal.jvm.folder.Places;
import dev.dashcam.internal.jvm.folder.PrivateFolder;
import dev.dashcam.internal.jvm.folder.Reserve;
import dev.dashcam.internal.jvm.folder.WrittenFiles;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.jvm.JvmStatus.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/** One recording of ours from its start to its end. For the thread that began it, but for {@link #status}. */
final class JfrSession {
    private static final long MIB = 1 << 20;
    private static final long SHARE_IN_RESERVE = 6;
    /** JFR ends a chunk late when much is written; beyond this it is not JFR's delay. */
    private static final int MOST_TIMES = 2;

    private static final long HOUSEKEEPING_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Nobody writes faster than a gigabyte a second for long. */
    private static final long NANOS_PER_BYTE = 1;

    private static final String NOT_OURS =
            "JFR was used before us: its folder, chunk size and buffers are as they were set then";

    private final JvmSettings settings;
    private final Recording recording = new Recording();
    private final ForeignRecordings foreign = new ForeignRecordings(Thread.currentThread());
    private final Runnable sync = ClockSync::record;
    /** Null where JFR keeps its files in a folder of somebody else's choice. */
    private final @Nullable PrivateFolder folder;

    private final @Nullable Reserve reserve;
    private final @Nullable WrittenFiles files;
    private final Pace pace;
    private Map<String, String> own = Map.of();
    private boolean isGivenBack;
    private long usableBytes;
    private volatile long completeFromNanos;
    private long nextHousekeepingNanos;
    private volatile JvmStatus status = JvmStatus.without(State.WAITING, null);

    private JfrSession(
            JvmSettings settings, Duration window, @Nullable PrivateFolder folder, @Nullable Reserve reserve) {
        this.settings = settings;
        this.folder = folder;
        this.reserve = reserve;
        this.files = folder == null ? null : new WrittenFiles(folder.path());
        this.pace = new Pace(chunksBytes(settings), window, System.nanoTime());
    }

    /** How much must be free where its files are to be. */
    static long neededBytes(JvmSettings settings) {
        return Math.max(3 * settings.maxBytes(), settings.maxBytes() + settings.minFreeBytes());
    }

    /**
     * Begins to record.
     *
     * @throws IOException when that is not possible now; the message says why
     */
    static JfrSession begin(JvmSettings settings, Places places, Duration window) throws IOException {
        String obstacle = FlightRecorder.isInitialized() ? obstacle(ForeignRecordings.running()) : null;
        if (obstacle != null) {
            throw new IOException(obstacle);
        }
        if (!JfrOptions.areOurs()) {
            return started(new JfrSession(settings, window, null, null), window);
        }
        places.removeLeftovers();
        Path place = places.choose(neededBytes(settings));
        if (place == null) {
            throw new IOException(places.refusal(neededBytes(settings)));
        }
        PrivateFolder folder = PrivateFolder.in(place);
        Reserve reserve = null;
        try {
            reserve = new Reserve(folder, reserveBytes(settings));
            // Before anything of JFR's is touched that would fix its options.
            JfrOptions.use(folder.path());
            return started(new JfrSession(settings, window, folder, reserve), window);
        } catch (IOException | RuntimeException | Error failed) {
            if (reserve != null) {
                reserve.release();
            }
            giveBack(folder);
            throw failed;
        }
    }

    private static JfrSession started(JfrSession session, Duration window) throws IOException {
        try {
            session.start(window);
            return session;
        } catch (IOException | RuntimeException | Error failed) {
            session.stop();
            throw failed;
        }
    }

    private void start(Duration window) throws IOException {
        FlightRecorder.addListener(foreign);
        // A recorder before this one took it back, so that its class could be unloaded.
        FlightRecorder.register(ClockSync.class);
        FlightRecorder.addPeriodicEvent(ClockSync.class, sync);
        recording.setName(ForeignRecordings.OWN_NAME);
        recording.setToDisk(true);
        recording.setMaxAge(window.plus(window.dividedBy(2)));
        recording.setMaxSize(chunksBytes(settings));
        String obstacle = adjust();
        if (obstacle != null) {
            throw new IOException(obstacle);
        }
        // All that takes long has been done: from here to the first look around there must be room.
        usableBytes = usableBytes();
        if (usableBytes < neededBytes(settings) - (reserve == null ? 0 : reserveBytes(settings))) {
            throw new IOException(tooLittle(usableBytes));
        }
        recording.start();
        completeFromNanos = System.nanoTime();
        housekeep();
        adjust();
    }

    /** Whether somebody else has ended it. */
    boolean isEndedByOthers() {
        return recording.getState() != RecordingState.RUNNING;
    }

    /** The instant from which the thresholds of the status have held, on the monotonic clock. Any thread. */
    long completeFromNanos() {
        return completeFromNanos;
    }

    /** How it is doing. Any thread. */
    JvmStatus status() {
        return status;
    }

    /** How long whoever fills the file system would take at the least until we have to end. */
    long carefreeNanos() {
        return Math.max(0, usableBytes - settings.minFreeBytes()) * NANOS_PER_BYTE;
    }

    /**
     * Looks whether it may go on. To be called every few milliseconds.
     *
     * @return why it must end, null when it may go on
     */
    @Nullable
    String lookAround() {
        usableBytes = usableBytes();
        if (usableBytes < settings.minFreeBytes()) {
            return tooLittle(usableBytes);
        }
        if (System.nanoTime() - nextHousekeepingNanos >= 0) {
            housekeep();
            String tooFewFiles = OpenFiles.obstacle();
            if (tooFewFiles != null) {
                return tooFewFiles;
            }
            return files != null && files.bytes() > MOST_TIMES * settings.maxBytes()
                    ? "more is written than its files may hold, whatever the thresholds"
                    : adjust();
        }
        return foreign.takeChange() ? adjust() : null;
    }

    private void housekeep() {
        nextHousekeepingNanos = System.nanoTime() + HOUSEKEEPING_NANOS;
        ClockSync.record();
        if (folder != null && files != null) {
            files.look();
            pace.look(files.writtenBytes(), System.nanoTime());
            try {
                Permissions.narrow(folder.path());
            } catch (IOException vanished) {
                // A chunk that was just removed; the folder around it is closed to others anyway.
            }
        }
    }

    /** Takes others into account; returns why we must make room for them, null when we need not. */
    private @Nullable String adjust() {
        List<Recording> others = ForeignRecordings.running();
        String obstacle = obstacle(others);
        if (obstacle != null) {
            return obstacle;
        }
        giveFolderBack(!others.isEmpty());
        ForeignRecordings.Wishes wishes = ForeignRecordings.wishes(others);
        Map<String, String> wanted = LeanEvents.settings(pace.threshold(), wishes, settings.whenShared());
        if (!wanted.equals(own)) {
            recording.setSettings(wanted);
            own = wanted;
        }
        Map<String, String> inForce = LeanEvents.thresholdsInForce(own, wishes);
        if (hasShorter(inForce, status.thresholds())) {
            completeFromNanos = System.nanoTime();
        }
        status = new JvmStatus(
                State.RECORDING,
                folder == null ? NOT_OURS : null,
                String.valueOf(JfrOptions.repository()),
                inForce,
                others.stream().map(Recording::getName).toList());
        return null;
    }

    private static boolean hasShorter(Map<String, String> now, Map<String, String> before) {
        return now.entrySet().stream()
                .anyMatch(entry -> Timespan.nanos(entry.getValue()) < Timespan.nanos(before.get(entry.getKey())));
    }

    private static @Nullable String obstacle(List<Recording> others) {
        for (Recording other : others) {
            if (!other.isToDisk()) {
                return "the recording " + other.getName()
                        + " is kept in memory alone, and would lose its events to ours";
            }
        }
        return null;
    }

    /** What others record goes where it would without us, since ours is small and goes when we go. */
    private void giveFolderBack(boolean toOthers) {
        if (folder == null || toOthers == isGivenBack) {
            return;
        }
        try {
            JfrOptions.use(toOthers ? Places.temporary() : folder.path());
            isGivenBack = toOthers;
        } catch (IOException cannotWriteThere) {
            // Then it stays where it is: there is no other place.
            isGivenBack = toOthers;
        }
    }

    /** Ends the recording and removes what it has left. */
    void end() {
        // First of all, since there may be next to nothing left to write its end to.
        if (reserve != null) {
            reserve.release();
        }
        stop();
        if (folder != null) {
            giveBack(folder);
        }
    }

    private void stop() {
        recording.close();
        FlightRecorder.removePeriodicEvent(sync);
        FlightRecorder.removeListener(foreign);
    }

    private static void giveBack(PrivateFolder folder) {
        try {
            JfrOptions.use(Places.temporary());
        } catch (IOException cannotWriteThere) {
            // JFR makes the folder again, should it be needed before we choose another.
        }
        if (FlightRecorder.isInitialized() && !ForeignRecordings.running().isEmpty()) {
            folder.leave();
        } else {
            folder.remove();
        }
    }

    private long usableBytes() {
        if (folder == null) {
            return Places.usableBytes(whereOthersPutIt());
        }
        long usableBytes = Places.usableBytes(folder.path());
        return isGivenBack ? Math.min(usableBytes, Places.usableBytes(whereOthersPutIt())) : usableBytes;
    }

    private static Path whereOthersPutIt() {
        Path repository = JfrOptions.repository();
        // What JFR names may be gone: it makes its folder again when it needs one.
        Path parent = repository == null ? null : repository.getParent();
        return parent == null ? Places.temporary() : parent;
    }

    private String tooLittle(long usableBytes) {
        return "only " + usableBytes / MIB + " MB are left where its files are ("
                + (folder == null || isGivenBack
                        ? whereOthersPutIt()
                        : folder.path().getParent())
                + "), and a JVM that cannot write them ends itself";
    }

    /** What finished chunks may take: what is being written, and the reserve, come on top. */
    private static long chunksBytes(JvmSettings settings) {
        return settings.maxBytes() - reserveBytes(settings) - MIB;
    }

    private static long reserveBytes(JvmSettings settings) {
        return Math.max(MIB, settings.maxBytes() / SHARE_IN_RESERVE);
    }
}
