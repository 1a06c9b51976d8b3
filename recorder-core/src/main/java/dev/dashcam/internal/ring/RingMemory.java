/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One block of memory outside the heap that does not eat the application's direct-memory limit. Its pages are touched
 * already, so that no writer is the first to need them. Safe for all threads.
 */
public final class RingMemory implements AutoCloseable {
    /** Where the block comes from when there is no other way. */
    static final String MAPPED_FILE = "mapped file";

    private static final int CACHE_LINE = 64;
    private static final int LARGEST = 1 << 30;

    private final String origin;
    private volatile @Nullable ByteBuffer buffer;

    RingMemory(ByteBuffer buffer, String origin) {
        this.buffer = buffer.order(ByteOrder.LITTLE_ENDIAN);
        this.origin = origin;
    }

    /**
     * Takes a block of this size, little-endian and zeroed, beginning at a cache line: from an arena where the JDK has it,
     * else as a direct buffer where the limit leaves enough for the application, else as a mapped file that is deleted at
     * once. May write a file of this size, so not for the application's threads.
     *
     * @throws IllegalArgumentException when the size is not positive, or larger than 1 GiB
     * @throws IOException when none of the ways is open on this machine; the message says what was tried and what to do
     */
    public static RingMemory allocate(int bytes) throws IOException {
        if (bytes <= 0 || bytes > LARGEST) {
            throw new IllegalArgumentException("bytes: " + bytes + ", must be 1 to " + LARGEST);
        }
        return allocate(bytes, DirectMemoryLimit::now, Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }

    /** The limit is asked for only where it matters, since to tell it takes management beans. */
    static RingMemory allocate(int bytes, Supplier<DirectMemoryLimit> limitNow, Path folder) throws IOException {
        StringBuilder tried = new StringBuilder();
        if (ArenaMemory.isAvailable()) {
            try {
                return new RingMemory(ArenaMemory.allocate(bytes, CACHE_LINE), "arena");
            } catch (OutOfMemoryError e) {
                tried.append("an arena (").append(e.getMessage()).append("), ");
            }
        } else {
            tried.append("an arena (needs JDK 22 or newer), ");
        }
        // An aligned slice begins and ends at a cache line.
        int direct = bytes + 2 * CACHE_LINE;
        DirectMemoryLimit limit = limitNow.get();
        if (limit.leavesEnoughBeside(direct)) {
            try {
                ByteBuffer block = ByteBuffer.allocateDirect(direct);
                return new RingMemory(block.alignedSlice(CACHE_LINE).slice(0, bytes), "direct buffer");
            } catch (OutOfMemoryError e) {
                tried.append("a direct buffer (").append(e.getMessage()).append("), ");
            }
        } else {
            tried.append("a direct buffer (").append(limit).append("), ");
        }
        return map(tried, bytes, folder);
    }

    /** The last way; it says what was tried before when it is not open either. */
    static RingMemory map(StringBuilder tried, int bytes, Path folder) throws IOException {
        try {
            return new RingMemory(MappedFile.map(bytes, folder), MAPPED_FILE);
        } catch (IOException | SecurityException | OutOfMemoryError e) {
            String message = String.format(
                    Locale.ROOT,
                    "no memory for a block of %,d bytes; tried %sa mapped file in %s (%s). Remedy: make room for a file of this"
                            + " size in the folder that java.io.tmpdir names, or raise -XX:MaxDirectMemorySize, or lower"
                            + " dashcam.memory, or run on JDK 22 or newer",
                    bytes,
                    tried,
                    folder,
                    e);
            throw new IOException(message, e);
        }
    }

    /**
     * The block.
     *
     * @throws IllegalStateException when closed
     */
    public ByteBuffer buffer() {
        ByteBuffer block = buffer;
        if (block == null) {
            throw new IllegalStateException("this memory was closed");
        }
        return block;
    }

    /** Where it comes from: {@code arena}, {@code direct buffer} or {@code mapped file}. */
    public String origin() {
        return origin;
    }

    /** Forgets the block; it is freed when nothing refers to it any longer, so a late writer does no harm. */
    @Override
    public void close() {
        buffer = null;
    }
}
