/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.snapshot;

import dev.dashcam.benchmarks.reading.Content;
import dev.dashcam.benchmarks.reading.FullRing;
import dev.dashcam.benchmarks.reading.SomeManifest;
import dev.dashcam.benchmarks.statistics.Readings;
import dev.dashcam.internal.archive.ArchiveWriter;
import dev.dashcam.internal.archive.EntryIndex;
import dev.dashcam.internal.capture.Capture;
import dev.dashcam.internal.format.RecordingWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Where the time of a snapshot goes. Works on the parts of the recorder, since from outside only the whole can be seen. */
final class SnapshotPhases implements AutoCloseable {
    static final String MILLIS = "ms";
    static final String COPY = "copying the ring";
    static final String ENCODE = "finding what is open and encoding";
    static final String DEFLATE = "compressing and checksums";
    static final String WRITE = "writing";
    static final String SYNC = "fsync";
    static final List<String> ALL = List.of(COPY, ENCODE, DEFLATE, WRITE, SYNC);

    private static final int MAX_ENTRY_BYTES = 64 << 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final FullRing ring;
    private final Content content;
    private final Path file;

    SnapshotPhases(Content content, Path file) throws IOException, InterruptedException {
        this.content = content;
        this.ring = new FullRing(content);
        this.file = file;
    }

    /** Takes a snapshot and adds how long each part of it took, unless there are no readings. */
    void measure(int round, Readings readings) throws IOException {
        double[] millis = snapshot();
        for (int i = 0; i < millis.length; i++) {
            readings.add(SnapshotSection.of(content, ALL.get(i)), MILLIS, round, millis[i]);
        }
    }

    /** Takes a snapshot. */
    double[] snapshot() throws IOException {
        long start = System.nanoTime();
        Capture capture = ring.capture();
        long copied = System.nanoTime();
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.READ,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            TimedOutput out = new TimedOutput(channel);
            RecordingWriter writer = new RecordingWriter(out);
            capture.writeGenerations(writer);
            writer.finish(SomeManifest.empty());
            long written = System.nanoTime();
            channel.force(true);
            long synced = System.nanoTime();
            long deflating = deflate(channel);
            long writing = out.nanos;
            long encoding = written - copied - writing - deflating;
            writer.close();
            return new double[] {
                (copied - start) / NANOS_PER_MILLI,
                encoding / NANOS_PER_MILLI,
                deflating / NANOS_PER_MILLI,
                writing / NANOS_PER_MILLI,
                (synced - written) / NANOS_PER_MILLI
            };
        }
    }

    /** How long it takes to compress the same entries again. */
    private static long deflate(FileChannel channel) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        EntryIndex index = new EntryIndex(channel);
        for (int i = 0; i < index.size(); i++) {
            entries.add(index.content(i, MAX_ENTRY_BYTES));
        }
        long start = System.nanoTime();
        try (ArchiveWriter archive = new ArchiveWriter(OutputStream.nullOutputStream())) {
            for (byte[] entry : entries) {
                archive.beginEntry();
                archive.add(entry, 0, entry.length);
                archive.endEntry("entry");
            }
        }
        return System.nanoTime() - start;
    }

    @Override
    public void close() {
        ring.close();
    }
}
