/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.format;

import dev.dashcam.internal.archive.ArchiveWriter;
import dev.dashcam.internal.archive.EntryList;
import dev.dashcam.internal.columns.ByteColumn;
import dev.dashcam.read.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Writes a {@code .dcam} file from front to back. For one thread. */
public final class RecordingWriter implements Closeable {
    private static final String MANIFEST = "manifest.json";
    private static final int PIECE_BYTES = 1 << 15;

    private final ArchiveWriter archive;
    private long events;
    private boolean finished;

    /** A writer to this stream, which it buffers and closes. */
    public RecordingWriter(OutputStream out) {
        archive = new ArchiveWriter(out);
    }

    /** Finishes the encoder's generation and writes it as an entry. */
    public void generation(GenerationEncoder encoder) throws IOException {
        requireOpen();
        events += encoder.events();
        archive.beginEntry();
        for (ByteColumn column : encoder.columns().finish(GenerationEncoder.TOO_LARGE)) {
            archive.add(column.array(), 0, column.size());
        }
        archive.endEntry(EntryList.generationName(encoder.number()));
    }

    /**
     * Writes any other entry, compressed.
     *
     * @param name a plain relative path of letters, digits, {@code . _ -} and {@code /}; not {@code manifest.json}
     */
    public void entry(String name, byte[] content) throws IOException {
        requireOther(name);
        archive.beginEntry();
        archive.add(content, 0, content.length);
        archive.endEntry(name);
    }

    /** The same with content that is never in memory as a whole. */
    public void entry(String name, ArchiveWriter.Content content) throws IOException {
        requireOther(name);
        archive.beginEntry();
        content.writeTo(archive.adding());
        archive.endEntry(name);
    }

    /**
     * Writes any other entry, compressed, with the content of a file from its position to its end.
     *
     * @throws UnreadableContentException when the file could not be read; nothing has been written then
     */
    public void entry(String name, ReadableByteChannel content) throws IOException {
        requireOther(name);
        archive.beginEntry();
        try {
            ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
            while (content.read(piece.clear()) >= 0) {
                archive.add(piece.array(), 0, piece.position());
            }
        } catch (IOException unreadable) {
            throw new UnreadableContentException(unreadable);
        }
        archive.endEntry(name);
    }

    /** Brings everything written so far to the stream, so that a reader sees it. */
    public void flush() throws IOException {
        archive.flush();
    }

    /** Bytes written so far. */
    public long bytes() {
        return archive.bytes();
    }

    /**
     * Writes the manifest, with the list of entries and the number of events filled in, and ends the archive. To be called
     * once; nothing can be added then.
     *
     * @return the manifest as it was written, a JSON object
     */
    public String finish(Manifest manifest) throws IOException {
        requireOpen();
        finished = true;
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        new ManifestJson(manifest, events, archive.entries()).writeTo(json);
        archive.lastEntry(MANIFEST, json::writeTo);
        archive.finish();
        return json.toString(StandardCharsets.UTF_8);
    }

    private void requireOther(String name) {
        requireOpen();
        if (name.equals(MANIFEST) || EntryList.generationNumber(name) >= 0) {
            throw new IllegalArgumentException("The entry " + name + " is written by the writer itself.");
        }
    }

    private void requireOpen() {
        if (finished) {
            throw new IllegalStateException("The recording is finished.");
        }
    }

    /** Closes the stream. Without {@link #finish} the file is one that was cut off. */
    @Override
    public void close() throws IOException {
        archive.close();
    }
}
