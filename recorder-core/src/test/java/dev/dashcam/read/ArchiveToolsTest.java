/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording is a ZIP that other people's tools open, and is read from any kind of stream. */
final class ArchiveToolsTest {
    private static final List<String> NAMES = List.of(
            "generations/000041.dcg",
            "generations/000042.dcg",
            "generations/000043.dcg",
            "explain.txt",
            "manifest.json");

    @TempDir
    private Path folder;

    @Test
    void zipFile_ofRecording_findsEveryEntry() throws IOException {
        Path file = Files.write(folder.resolve("small.dcam"), Recordings.small());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(Collections.list(zip.entries()))
                    .extracting(ZipEntry::getName)
                    .containsExactlyElementsOf(NAMES);
            assertThat(zip.getEntry("manifest.json").getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(zip.getComment()).matches("[0-9a-f]{64}");
            for (ZipEntry entry : Collections.list(zip.entries())) {
                assertThat(zip.getInputStream(entry).readAllBytes()).hasSize((int) entry.getSize());
            }
        }
    }

    @Test
    void zipInputStream_ofRecordingThatWasCutOff_readsItsFront() throws IOException {
        byte[] file = Recordings.small();
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file, 0, file.length - 700))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null && names.size() < 3; ) {
                names.add(entry.getName());
                assertThat(zip.readAllBytes()).hasSize((int) entry.getSize());
            }
        }
        assertThat(names).isEqualTo(NAMES.subList(0, 3));
    }

    @Test
    void unzip_ofRecording_findsNoError() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/unzip")).exists();
        Path file = Files.write(folder.resolve("small.dcam"), Recordings.small());
        Process unzip = new ProcessBuilder("/usr/bin/unzip", "-t", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(unzip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(unzip.waitFor()).as(output).isZero();
        assertThat(output).contains("No errors detected");
    }

    @Test
    void reading_fromStreamInOddPieces_isTheSame() throws IOException {
        byte[] file = Recordings.small();
        List<Happening> expected = Recordings.Reading.of(file).events();
        for (int piece : new int[] {1, 2, 3, 7, 13, 30, 1021}) {
            List<Happening> events = new ArrayList<>();
            try (TraceReader reader = TraceReader.read(new Pieces(new ByteArrayInputStream(file), piece))) {
                for (TraceEvent event; (event = reader.next()) != null; ) {
                    if (event.kind() != EventKind.SYNC) {
                        events.add(Happening.of(event));
                    }
                }
                assertThat(reader.report().isComplete()).isTrue();
            }
            assertThat(events).isEqualTo(expected);
        }
    }

    /** Gives a few bytes at a time, as a pipe may. */
    private static final class Pieces extends FilterInputStream {
        private final int most;

        Pieces(InputStream in, int most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            return super.read(target, from, Math.min(count, most));
        }
    }
}
