/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import dev.dashcam.internal.jvm.JvmCopy;
import dev.dashcam.internal.jvm.folder.Permissions;
import dev.dashcam.internal.jvm.folder.Places;
import dev.dashcam.internal.jvm.live.ClockEvent;
import dev.dashcam.internal.jvm.live.LiveCopy;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.time.RecorderClock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Copies what JFR has recorded, all recordings of the JVM together, since they share their chunks. Where nobody else records, JFR
 * is made to begin a new chunk, which is at once. Beside others we wait until it has written what we need to its files by itself,
 * since a new chunk is one in each of their recordings too.
 */
final class JfrCopying {
    /** Others may record so much more than we do that not all of the window is kept. */
    static final long MOST_BYTES = 64L << 20;

    /** JFR writes once a second, unless it has much else to do. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

    private final RecorderClock clock;
    private final JvmSettings settings;
    private final ClockEvent layout = ClockSync.layout();

    JfrCopying(RecorderClock clock, JvmSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** Copies the chunks of a running recording that reach into the window, fewer when they are too large. */
    JvmCopy copy(JfrSession session, long fromNanos, long toNanos, Path folder) throws IOException {
        // Never so much that JFR itself, which may be on the same file system, cannot go on.
        long mostBytes = Math.min(MOST_BYTES, Places.usableBytes(folder) - 2 * settings.minFreeBytes());
        if (mostBytes <= 0) {
            throw new IOException("only " + (Places.usableBytes(folder) >> 20) + " MB are free in " + folder
                    + ", where it would be staged: more than " + ((2 * settings.minFreeBytes()) >> 20) + " MB must be");
        }
        FileChannel file = stage(folder);
        try {
            if (!copyLive(session, fromNanos, toNanos, mostBytes, file)) {
                // What happens between the last one and now is on the clock too.
                ClockSync.record();
                JfrSnapshot.copy(clock.nanoTime() - fromNanos, mostBytes, file);
            }
            Long startNanos = LiveCopy.startNanos(file, layout);
            // The status first: thresholds that are lowered meanwhile hold from a later instant on, which is set before
            // them.
            JvmStatus status = session.status();
            // Without a clock of its own nothing in it can be placed, which its reader says.
            long completeFromNanos = session.completeFromNanos();
            return new JvmCopy(
                    file,
                    startNanos == null || startNanos - completeFromNanos < 0 ? completeFromNanos : startNanos,
                    status);
        } catch (IOException | RuntimeException | Error failed) {
            file.close();
            throw failed;
        }
    }

    private boolean copyLive(JfrSession session, long fromNanos, long toNanos, long mostBytes, FileChannel file)
            throws IOException {
        if (session.status().others().isEmpty()) {
            return false;
        }
        try {
            return new LiveCopy(session.repositories(), layout)
                    .copy(fromNanos, toNanos, mostBytes, PATIENCE_NANOS, file);
        } catch (IOException odd) {
            if (Thread.currentThread().isInterrupted()) {
                throw odd;
            }
            // JFR may do better.
            file.truncate(0);
            return false;
        }
    }

    private static FileChannel stage(Path folder) throws IOException {
        try {
            return FileChannel.open(
                    folder.resolve(".dashcam-jvm-" + UUID.randomUUID()),
                    Set.of(
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    Permissions.ofFile(folder));
        } catch (IOException unwritable) {
            throw new IOException("it cannot be staged in " + folder + ": " + unwritable, unwritable);
        }
    }
}
