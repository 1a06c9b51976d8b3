/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the files that accounts hold open. To each belongs a buffer outside the heap, since for one on it the JDK would make
 * another for each thread, on that thread, which may have the collector run. Any thread, without a lock.
 */
final class OpenFiles {
    static final int BUFFER_BYTES = 64;

    private final int max;
    /** Whether some thread makes the block, or has. */
    private final AtomicBoolean isClaimed = new AtomicBoolean();
    /** What the buffers are parts of. */
    private volatile @Nullable ByteBuffer block;
    /** How many parts of the block are buffers; more than there are when several threads took the last one at once. */
    private final AtomicInteger parts = new AtomicInteger();

    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** So many, or none where no memory is left for the buffers, whose memory is taken for the first file. */
    OpenFiles(int max) {
        this.max = max;
    }

    /** Takes room for one file, with its buffer; null when there is none, or none yet since another thread is making it. */
    @Nullable
    ByteBuffer take() {
        if (!isClaimed.get() && isClaimed.compareAndSet(false, true)) {
            makeBlock();
        }
        ByteBuffer buffer = free.poll();
        return buffer == null ? nextPart() : buffer;
    }

    private void makeBlock() {
        try {
            block = ByteBuffer.allocateDirect(max * BUFFER_BYTES);
        } catch (OutOfMemoryError e) {
            // without buffers no file is opened
        }
    }

    /** One at a time, since those of all files would be 22 KB on the heap where few are opened. */
    private @Nullable ByteBuffer nextPart() {
        ByteBuffer whole = block;
        if (whole == null || parts.get() >= max) {
            return null;
        }
        int part = parts.getAndIncrement();
        return part < max ? whole.slice(part * BUFFER_BYTES, BUFFER_BYTES) : null;
    }

    void giveBack(ByteBuffer buffer) {
        free.add(buffer);
    }

    /** How many are open. Counts them. */
    int count() {
        return Math.min(max, parts.get()) - free.size();
    }
}
