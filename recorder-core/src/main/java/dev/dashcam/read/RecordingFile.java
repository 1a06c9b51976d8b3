/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.archive.BrokenArchiveException;
import dev.dashcam.internal.archive.EntryIndex;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is in a recording's file beside its events: which entries, how large, and the small ones' content, each without reading
 * the rest. Works for a file that was cut off or damaged, with what is left. For one thread.
 */
public final class RecordingFile implements Closeable {
    private static final String MANIFEST = "manifest.json";
    private static final int MAX_MANIFEST_BYTES = 64 << 20;
    private static final int MAX_TEXT_BYTES = 8 << 20;

    /** An entry is in memory several times until it has become what it says. */
    private static final int HEAP_SHARE = 8;

    private final FileChannel file;
    private final EntryIndex index;

    private RecordingFile(FileChannel file) throws IOException {
        this.file = file;
        this.index = new EntryIndex(file);
    }

    /** Opens a file. */
    public static RecordingFile open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            return new RecordingFile(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The file's size in bytes. */
    public long bytes() throws IOException {
        return file.size();
    }

    /** The entries in the order of the file; a view that reads each entry's sizes when it is asked for. */
    public List<Entry> entries() {
        return new AbstractList<>() {
            @Override
            public Entry get(int i) {
                return entry(i);
            }

            @Override
            public int size() {
                return index.size();
            }
        };
    }

    private Entry entry(int i) {
        try {
            return new Entry(index.name(i), index.offset(i), index.storedBytes(i), index.bytes(i));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the recording says about itself, null when it was cut off before that.
     *
     * @throws RecordingFormatException when it is damaged, needs newer tools, or has more than 64 MB or an eighth of the heap
     */
    public @Nullable Manifest manifest() throws IOException {
        int i = index.find(MANIFEST);
        if (i < 0) {
            return null;
        }
        return ManifestReader.read(new ByteArrayInputStream(content(i, MAX_MANIFEST_BYTES)));
    }

    /**
     * The text of an entry, null when there is no such entry.
     *
     * @throws RecordingFormatException when it is damaged or has more than 8 MB or an eighth of the heap
     */
    public @Nullable String text(String entry) throws IOException {
        int i = index.find(entry);
        return i < 0 ? null : new String(content(i, MAX_TEXT_BYTES), StandardCharsets.UTF_8);
    }

    /**
     * Shows each thread as it was when the snapshot was asked for; none where the recording does not say.
     *
     * @throws RecordingFormatException when that part is damaged or has more than 8 MB or an eighth of the heap; some may have been
     *     shown by then
     */
    public void threads(Consumer<ThreadAtTrigger> each) throws IOException {
        int i = index.find(ThreadDumpReader.ENTRY);
        if (i >= 0) {
            ThreadDumpReader.read(new ByteArrayInputStream(content(i, MAX_TEXT_BYTES)), each);
        }
    }

    private byte[] content(int i, int maxBytes) throws IOException {
        try {
            return index.content(
                    i, (int) Math.min(maxBytes, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
        } catch (BrokenArchiveException e) {
            throw new RecordingFormatException(index.name(i) + " cannot be read: " + e.reason() + ".");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * One entry of the file.
     *
     * @param name its name
     * @param offset where its header begins
     * @param storedBytes its size as it is stored
     * @param bytes its size once it is unpacked
     */
    public record Entry(String name, long offset, long storedBytes, long bytes) {}
}
