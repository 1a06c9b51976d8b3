/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import dev.dashcam.internal.jvm.JvmCopy;
import dev.dashcam.internal.jvm.folder.Permissions;
import dev.dashcam.internal.jvm.folder.Places;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.time.RecorderClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** Copies what JFR has recorded, all recordings of the JVM together, since they share their chunks. */
final class JfrCopying {
    /** Others may record so much more than we do that not all of the window is kept. */
    static final long MOST_BYTES = 64L << 20;

    private static final int PIECE_BYTES = 1 << 16;
    private static final int HEADER_BYTES = 68;
    private static final int START_NANOS_OFFSET = 32;

    private final RecorderClock clock;
    private final JvmSettings settings;

    JfrCopying(RecorderClock clock, JvmSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** Copies once for nothing. */
    static void warmUp() {
        try (Recording snapshot = FlightRecorder.getFlightRecorder().takeSnapshot();
                InputStream content = snapshot.getStream(null, null)) {
            if (content != null) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException | RuntimeException | Error failed) {
            // Whoever needs one is told.
        }
    }

    /** Copies the chunks of a running recording that reach into the window, fewer when they are too large. */
    JvmCopy copy(JfrSession session, long fromNanos, Path folder) throws IOException {
        long epochNanos = clock.epochNanos() - clock.nanoTime();
        try (Recording snapshot = FlightRecorder.getFlightRecorder().takeSnapshot()) {
            // Never so much that JFR itself, which may be on the same file system, cannot go on.
            long roomBytes = Places.usableBytes(folder) - 2 * settings.minFreeBytes();
            long mostBytes = Math.min(MOST_BYTES, roomBytes);
            FileChannel file = stage(folder);
            try {
                Duration reach = Duration.ofNanos(clock.nanoTime() - fromNanos);
                while (!copy(snapshot, reach, mostBytes, file)) {
                    reach = reach.dividedBy(2);
                    if (reach.toMillis() == 0) {
                        throw new IOException(
                                "its last chunk is larger than the " + mostBytes + " bytes there is room for");
                    }
                }
                long startNanos = startOfFirstChunk(file) - epochNanos;
                return new JvmCopy(file, Math.max(startNanos, session.completeFromNanos()), session.status());
            } catch (IOException | RuntimeException | Error failed) {
                file.close();
                throw failed;
            }
        }
    }

    private static FileChannel stage(Path folder) throws IOException {
        return FileChannel.open(
                folder.resolve(".dashcam-jvm-" + UUID.randomUUID()),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                Permissions.ofFile(folder));
    }

    /** Copies what reaches back that far; false when that is too much. */
    private static boolean copy(Recording snapshot, Duration reach, long mostBytes, FileChannel file)
            throws IOException {
        file.truncate(0);
        try (InputStream content = content(snapshot, reach)) {
            byte[] piece = new byte[PIECE_BYTES];
            long copied = 0;
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                copied += count;
                if (copied > mostBytes) {
                    return false;
                }
                ByteBuffer bytes = ByteBuffer.wrap(piece, 0, count);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
        }
        return true;
    }

    private static InputStream content(Recording snapshot, Duration reach) throws IOException {
        InputStream content = snapshot.getStream(Instant.now().minus(reach), null);
        if (content == null) {
            throw new IOException("it has recorded nothing yet");
        }
        return content;
    }

    private static long startOfFirstChunk(FileChannel file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        while (header.hasRemaining()) {
            if (file.read(header, header.position()) < 0) {
                throw new IOException("it has recorded nothing yet");
            }
        }
        file.position(0);
        return header.getLong(START_NANOS_OFFSET);
    }
}
