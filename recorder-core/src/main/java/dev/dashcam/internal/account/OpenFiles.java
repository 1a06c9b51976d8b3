/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the files that accounts hold open. To each belongs a buffer outside the heap, since for one on it the JDK would make
 * another for each thread, on that thread, which may have the collector run. Any thread, without a lock.
 */
final class OpenFiles {
    static final int BUFFER_BYTES = 64;

    private final int max;
    /** Whether some thread makes the buffers, or has. */
    private final AtomicBoolean isClaimed = new AtomicBoolean();

    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** So many, or none where no memory is left for the buffers, which are made for the first file. */
    OpenFiles(int max) {
        this.max = max;
    }

    /** Takes room for one file, with its buffer; null when there is none, or none yet since another thread is making it. */
    @Nullable
    ByteBuffer take() {
        if (!isClaimed.get() && isClaimed.compareAndSet(false, true)) {
            makeBuffers();
        }
        return free.poll();
    }

    private void makeBuffers() {
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

    void giveBack(ByteBuffer buffer) {
        free.add(buffer);
    }

    /** How many are open. Counts them. */
    int count() {
        return isClaimed.get() ? max - free.size() : 0;
    }
}
