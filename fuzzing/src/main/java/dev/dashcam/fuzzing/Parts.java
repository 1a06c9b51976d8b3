/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.internal.archive.ArchiveWriter;
import dev.dashcam.internal.archive.EntryList;
import dev.dashcam.internal.columns.GenerationMender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A recording in parts, each with a letter in front that says what it is: G the pieces of a generation, R the bytes of one, M a
 * manifest, T the explanation, J the JVM's own events, D the thread dump. Put together it is an archive whose sizes, checksums and
 * directory fit.
 */
final class Parts {
    private static final byte[] MARK = {(byte) 0xFC, (byte) 0xFB, (byte) 0xFA};
    private static final String ENTRIES = "\"entries\":";

    private Parts() {}

    static byte[] join(List<byte[]> parts) {
        return Pieces.join(parts, MARK);
    }

    /** The archive; the first thread dump and the last manifest are the archive's. */
    static byte[] archive(byte[] input) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] manifest = null;
        boolean hasThreads = false;
        try (ArchiveWriter archive = new ArchiveWriter(file)) {
            long number = 0;
            for (byte[] part : Pieces.split(input, MARK)) {
                byte[] content = part.length == 0 ? part : java.util.Arrays.copyOfRange(part, 1, part.length);
                switch (part.length == 0 ? 0 : part[0]) {
                    case 'G' -> {
                        GenerationMender mender = new GenerationMender(content);
                        byte[] generation = mender.generation();
                        number = mender.number() + 1;
                        entry(archive, EntryList.generationName(mender.number()), generation);
                    }
                    case 'R' -> entry(archive, EntryList.generationName(number++ & Long.MAX_VALUE), content);
                    case 'M' -> manifest = content;
                    case 'T' -> entry(archive, "explain.txt", content);
                    case 'J' -> entry(archive, "jvm/recording.jfr", content);
                    case 'D' -> {
                        if (!hasThreads) {
                            entry(archive, "threads.json", content);
                            hasThreads = true;
                        }
                    }
                    default -> {
                        // nothing that goes into an archive
                    }
                }
            }
            if (manifest != null) {
                byte[] last = withEntries(manifest, archive.entries());
                archive.lastEntry("manifest.json", out -> out.write(last));
            }
            archive.finish();
        } catch (IOException e) {
            throw new AssertionError("writing into memory failed", e);
        }
        return file.toByteArray();
    }

    private static void entry(ArchiveWriter archive, String name, byte[] content) throws IOException {
        archive.beginEntry();
        archive.add(content, 0, content.length);
        archive.endEntry(name);
    }

    /** Puts the true list of entries in the place of the one that is there. */
    private static byte[] withEntries(byte[] manifest, EntryList entries) {
        String json = new String(manifest, StandardCharsets.ISO_8859_1);
        int begin = json.indexOf(ENTRIES + '[');
        int end = begin < 0 ? -1 : json.indexOf(']', begin);
        if (end < 0) {
            return manifest;
        }
        StringBuilder list =
                new StringBuilder(json.substring(0, begin)).append(ENTRIES).append('[');
        for (int i = 0; i < entries.size(); i++) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"")
                    .append(entries.name(i))
                    .append("\",\"bytes\":")
                    .append(entries.storedBytes(i))
                    .append(",\"sha256\":\"")
                    .append(entries.sha256(i))
                    .append("\"}");
        }
        return list.append(json.substring(end)).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
