/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the files that accounts hold open. To each belongs a buffer outside the heap, since for one on it the JDK would make
 * another for each thread, on that thread, which may have the collector run. Any thread, without a lock.
 */
final class OpenFiles {
    static final int BUFFER_BYTES = 64;

    private final int max;
    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** So many, or none where no memory is left for the buffers. */
    OpenFiles(int max) {
        this.max = max;
        ByteBuffer block;
        try {
            block = ByteBuffer.allocateDirect(max * BUFFER_BYTES);
        } catch (OutOfMemoryError e) {
            return;
        }
        for (int i = 0; i < max; i++) {
            free.add(block.slice(i * BUFFER_BYTES, BUFFER_BYTES));
        }
    }

    /** Takes room for one file, with its buffer; null when there is none. */
    @Nullable
    ByteBuffer take() {
        return free.poll();
    }

    void giveBack(ByteBuffer buffer) {
        free.add(buffer);
    }

    /** How many are open. Counts them. */
    int count() {
        return max - free.size();
    }
}
