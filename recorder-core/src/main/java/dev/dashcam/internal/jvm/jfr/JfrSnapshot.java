/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.time.Instant;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** What JFR hands out when asked: everything up to now, for which it begins a new chunk. */
final class JfrSnapshot {
    private static final int PIECE_BYTES = 1 << 16;

    private JfrSnapshot() {}

    /** Takes one for nothing. */
    static void warmUp() {
        try (Recording snapshot = take();
                InputStream content = snapshot.getStream(null, null)) {
            if (content != null) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException | RuntimeException | Error failed) {
            // Whoever needs one is told.
        }
    }

    /** Where ours has just ended and one is kept in memory, JFR would hand out what that one has, and empty it. */
    private static Recording take() throws IOException {
        String obstacle = ForeignRecordings.obstacle(ForeignRecordings.running());
        if (obstacle != null) {
            throw new IOException(obstacle);
        }
        return FlightRecorder.getFlightRecorder().takeSnapshot();
    }

    /** Copies the chunks that reach back that far, fewer when they are too large. */
    static void copy(long reachNanos, long mostBytes, FileChannel file) throws IOException {
        try (Recording snapshot = take()) {
            Duration reach = Duration.ofNanos(reachNanos);
            while (!copy(snapshot, reach, mostBytes, file)) {
                reach = reach.dividedBy(2);
                if (reach.toMillis() == 0) {
                    throw new IOException(
                            "its last chunk is larger than the " + mostBytes + " bytes there is room for");
                }
            }
        }
        file.position(0);
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
}
