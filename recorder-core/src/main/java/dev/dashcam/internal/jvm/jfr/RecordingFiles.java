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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** Where JFR keeps its files while we record, and the room there. For one thread, but for {@link #repositories}. */
final class RecordingFiles {
    private static final long MIB = 1 << 20;
    /** JFR ends a chunk late when much is written; beyond this it is not JFR's delay. */
    private static final int MOST_TIMES = 2;
    /** Most of a chunk: soon JFR begins another anyway, so it costs others little to begin it elsewhere. */
    private static final long SHARED_BYTES = MIB / 4 * 3;
    /** Nobody writes faster than a gigabyte a second for long. */
    private static final long NANOS_PER_BYTE = 1;

    private final JvmSettings settings;
    /** Null where JFR keeps its files in a folder of somebody else's choice. */
    private final @Nullable PrivateFolder folder;

    private final @Nullable Reserve reserve;
    private final @Nullable WrittenFiles files;
    /** Where JFR's files would be without us. */
    private final Path before;

    private final Set<Path> repositories = ConcurrentHashMap.newKeySet();
    private boolean isGivenBack;
    private long usableBytes;

    private RecordingFiles(
            JvmSettings settings, @Nullable PrivateFolder folder, @Nullable Reserve reserve, Path before) {
        this.settings = settings;
        this.folder = folder;
        this.reserve = reserve;
        this.files = folder == null ? null : new WrittenFiles(folder.path());
        this.before = before;
    }

    /** How much must be free where they are to be. */
    static long neededBytes(JvmSettings settings) {
        return Math.max(3 * settings.maxBytes(), settings.maxBytes() + settings.minFreeBytes());
    }

    /**
     * Chooses where they are to be, and tells JFR, unless somebody else has used it before.
     *
     * @throws IOException when there is no place for them; the message says why
     */
    static RecordingFiles prepare(JvmSettings settings, Places places) throws IOException {
        if (!JfrOptions.areOurs()) {
            return new RecordingFiles(settings, null, null, Places.temporary());
        }
        places.removeLeftovers();
        Path place = places.choose(neededBytes(settings));
        if (place == null) {
            throw new IOException(places.refusal(neededBytes(settings)));
        }
        Path before = before();
        PrivateFolder folder = PrivateFolder.in(place);
        Reserve reserve = null;
        try {
            reserve = new Reserve(folder, FileShare.reserveBytes(settings));
            // Before anything of JFR's is touched that would fix its options.
            JfrOptions.use(folder.path());
            return new RecordingFiles(settings, folder, reserve, before);
        } catch (IOException | RuntimeException | Error failed) {
            if (reserve != null) {
                reserve.release();
            }
            folder.remove();
            throw failed;
        }
    }

    private static Path before() {
        Path base = JfrOptions.base();
        // That of a recorder in another class loader goes when it goes.
        return base == null || PrivateFolder.isOne(base) ? Places.temporary() : base;
    }

    /** Whether the folder is ours, and with it JFR's chunk size and buffers. */
    boolean areOurs() {
        return folder != null;
    }

    /** Why there is too little room to begin, null when there is enough. */
    @Nullable
    String obstacleAtStart() {
        look();
        return usableBytes < neededBytes(settings) - (reserve == null ? 0 : FileShare.reserveBytes(settings))
                ? tooLittle()
                : null;
    }

    /** Why there is too little room to go on, null when there is enough. */
    @Nullable
    String obstacle() {
        look();
        return usableBytes < settings.minFreeBytes() ? tooLittle() : null;
    }

    /** Why they are too large, null when they are not. */
    @Nullable
    String excess() {
        return files != null && files.bytes() > MOST_TIMES * settings.maxBytes()
                ? "more is written than its files may hold, whatever the thresholds"
                : null;
    }

    /** How long whoever fills the file system would take at the least until we have to end. */
    long carefreeNanos() {
        return Math.max(0, usableBytes - settings.minFreeBytes()) * NANOS_PER_BYTE;
    }

    /** Looks at what has been written, and closes it to others; to be called about once a second. */
    void housekeep(Pace pace) {
        Path repository = JfrOptions.repository();
        // Those that are gone are no longer looked at each time.
        repositories.removeIf(gone -> !Files.isDirectory(gone));
        if (repository != null) {
            repositories.add(repository);
        }
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

    /** The folders that hold chunks of this recording. Any thread. */
    Collection<Path> repositories() {
        Path repository = JfrOptions.repository();
        if (repository != null) {
            repositories.add(repository);
        }
        return repositories;
    }

    /**
     * What others record goes where it would without us, since ours is small and goes when we go. Not before a chunk is nearly
     * full: that begins another, and a small recording would be twice as large for it.
     */
    void share(boolean withOthers) {
        if (folder == null || files == null) {
            return;
        }
        if (withOthers && !isGivenBack) {
            files.look();
        }
        boolean isWorthIt = isGivenBack || files.newestBytes() >= SHARED_BYTES;
        if (isGivenBack != (withOthers && isWorthIt)) {
            isGivenBack = !isGivenBack;
            try {
                JfrOptions.use(isGivenBack ? before : folder.path());
            } catch (IOException cannotWriteThere) {
                // Then they stay where they are: there is no other place.
            }
        }
    }

    /** Makes room for what JFR writes to end a recording. */
    void releaseReserve() {
        if (reserve != null) {
            reserve.release();
        }
    }

    /** Gives JFR's folder back and removes what is left in ours; waits for nothing. */
    void close() {
        releaseReserve();
        if (folder == null) {
            return;
        }
        try {
            JfrOptions.use(before);
        } catch (IOException cannotWriteThere) {
            // JFR makes the folder again, should it be needed before we choose another.
        }
        if (FlightRecorder.isInitialized() && ForeignRecordings.haveChunks()) {
            folder.leave();
        } else {
            folder.remove();
        }
    }

    private void look() {
        if (folder == null) {
            usableBytes = Places.usableBytes(whereOthersPutIt());
            return;
        }
        long ours = Places.usableBytes(folder.path());
        usableBytes = isGivenBack ? Math.min(ours, Places.usableBytes(whereOthersPutIt())) : ours;
    }

    private static Path whereOthersPutIt() {
        Path repository = JfrOptions.repository();
        // What JFR names may be gone: it makes its folder again when it needs one.
        Path parent = repository == null ? null : repository.getParent();
        return parent == null ? Places.temporary() : parent;
    }

    private String tooLittle() {
        return "only " + usableBytes / MIB + " MB are left where its files are ("
                + (folder == null || isGivenBack
                        ? whereOthersPutIt()
                        : folder.path().getParent())
                + "), and a JVM that cannot write them ends itself";
    }
}
