/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is to use the copy of the ring. Who has it may be writing into a stream of the application's that takes nothing
 * any more, so nobody waits for it without end.
 */
public final class CaptureTurn {
    private static final long PATIENCE_MILLIS = 10_000;

    private CaptureTurn() {}

    /**
     * Takes the lock, waiting some seconds at most.
     *
     * @throws IOException when another recording is still being written by then, or the thread is interrupted meanwhile
     */
    public static void take(ReentrantLock captures) throws IOException {
        take(captures, PATIENCE_MILLIS);
    }

    static void take(ReentrantLock captures, long patienceMillis) throws IOException {
        try {
            // Without waiting first, which a thread may do that is interrupted.
            if (captures.tryLock() || captures.tryLock(patienceMillis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another recording was being written");
        }
        throw new IOException("another recording is still being written after " + patienceMillis + " ms");
    }
}
