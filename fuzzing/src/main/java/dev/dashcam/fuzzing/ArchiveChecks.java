/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.read.RecordingFile;
import dev.dashcam.read.RecordingFormatException;
import dev.dashcam.read.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file as a stream that comes in drops, as a path, and entry by entry: the three agree. */
final class ArchiveChecks {
    private ArchiveChecks() {}

    static void feed(byte[] input) throws IOException {
        Reading streamed = Reading.of(TraceReader.read(new Dripping(input)), input.length);
        Path file = ScratchFile.with(input);
        Reading fromPath = Reading.of(TraceReader.open(file), input.length);
        Demand.that(streamed.equals(fromPath), "stream and file read the same", streamed, fromPath);
        entries(file, input.length);
    }

    static void entries(Path path, long bytes) throws IOException {
        try (RecordingFile file = RecordingFile.open(path)) {
            Demand.that(file.bytes() == bytes, "size of the file");
            for (RecordingFile.Entry entry : file.entries()) {
                Demand.that(
                        entry.offset() >= 0 && entry.offset() + entry.storedBytes() <= bytes,
                        "an entry lies in the file",
                        entry);
            }
            try {
                file.manifest();
                file.text("explain.txt");
            } catch (RecordingFormatException damaged) {
                // as documented
            }
            ThreadChecks.fingerprint(file::threads);
        } catch (UncheckedIOException e) {
            throw new AssertionError("an entry that is listed has no header", e);
        }
    }

    /** Gives a few bytes at a time, as a pipe may. */
    private static final class Dripping extends ByteArrayInputStream {
        Dripping(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int from, int count) {
            return super.read(target, from, Math.min(count, 1 + (pos * 7 & 0x1FF)));
        }
    }
}
