/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.archive.EntryUse;
import dev.dashcam.internal.jvm.read.JvmRecording;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's part of one recording, read the first time it is met. JFR's parser reads files, so its bytes go to a temporary
 * one, which has no name where the system can do without. For one thread at a time.
 */
final class JvmCache {
    private final long maxBytes;
    private static final long LEFT_BYTES = 32L << 20;
    private static final long CHECKED_BYTES = 1 << 18;

    private @Nullable UnnamedFile file;
    private @Nullable JvmRecording read;

    /** Keeps events that take about so much memory. */
    JvmCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What is to become of its entry. */
    EntryUse.Kind use() {
        if (read == null && !JvmRecording.isReadable()) {
            leaveOut("this Java runtime has no module jdk.jfr, which reads it");
        }
        return read == null ? EntryUse.Kind.SPOOLED : EntryUse.Kind.SKIPPED;
    }

    /** Where its bytes go. */
    OutputStream spool() {
        close();
        try {
            UnnamedFile created = UnnamedFile.create();
            file = created;
            return new Spool(created);
        } catch (IOException | SecurityException e) {
            leaveOut("no temporary file could be made, which JFR's parser needs: " + e.getMessage());
            return OutputStream.nullOutputStream();
        }
    }

    private void leaveOut(String reason) {
        read = JvmRecording.leftOut(reason);
    }

    /**
     * A temporary folder without room is no fault of the recording's, whose other entries are read. In a service that is being
     * recorded some room is left: JFR's own files may be on the same file system, and a JVM that cannot write them ends itself.
     */
    private final class Spool extends OutputStream {
        private final UnnamedFile target;
        private long uncheckedBytes = CHECKED_BYTES;

        Spool(UnnamedFile target) {
            this.target = target;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            if (read != null) {
                return;
            }
            uncheckedBytes += count;
            if (uncheckedBytes >= CHECKED_BYTES) {
                uncheckedBytes = 0;
                long usableBytes = target.usableBytes();
                if (usableBytes < LEFT_BYTES) {
                    leaveOut("only " + (usableBytes >> 20)
                            + " MB are free for the temporary file that JFR's parser needs");
                    return;
                }
            }
            try {
                target.write(bytes, from, count);
            } catch (IOException e) {
                leaveOut("the temporary file that JFR's parser needs could not be written: " + e.getMessage());
            }
        }
    }

    /** Its events, once its entry was met; null before. */
    @Nullable
    JvmRecording events() {
        UnnamedFile spooled = file;
        if (read == null && spooled != null) {
            read = JvmRecording.read(spooled.path(), maxBytes);
        }
        close();
        return read;
    }

    /** Deletes what was spooled. */
    void close() {
        UnnamedFile spooled = file;
        file = null;
        if (spooled == null) {
            return;
        }
        try {
            spooled.close();
        } catch (IOException closedAllTheSame) {
            // it is read by now, or nobody wants it
        }
    }
}
