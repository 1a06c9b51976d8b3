/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.internal.jvm.JvmCopy;
import dev.dashcam.internal.jvm.JvmEvents;
import dev.dashcam.internal.jvm.NotCopiedException;
import dev.dashcam.internal.jvm.masking.JfrMasking;
import dev.dashcam.internal.redaction.StringMask;
import dev.dashcam.internal.thread.DaemonThread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Copies the JVM's own recording, without what must not leave, within a limit of time, on a thread of its own, whatever the JVM does. */
final class BoundedJvmCopy {
    private final JvmEvents events;
    private final Duration limit;
    /** The last one that did not end in time: one that never ends must not cost a thread each time. */
    private volatile @Nullable Thread late;

    BoundedJvmCopy(JvmEvents events, Duration limit) {
        this.events = events;
        this.limit = limit;
    }

    /**
     * Copies it.
     *
     * @param mask what is taken out of its texts, by the thread that copies; nobody else uses it then or later
     * @return the copy, to be closed
     * @throws NotCopiedException when there is none; the message says why
     */
    JvmCopy copy(long fromNanos, long toNanos, Path folder, StringMask mask) throws NotCopiedException {
        Thread before = late;
        if (before != null && before.isAlive()) {
            throw new NotCopiedException("an earlier copy still takes its time", null);
        }
        CompletableFuture<JvmCopy> copied = new CompletableFuture<>();
        Thread thread = DaemonThread.of("dashcam-jvm-copy", () -> copy(fromNanos, toNanos, folder, mask, copied));
        thread.start();
        try {
            return copied.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLate) {
            NotCopiedException why = new NotCopiedException("it took longer than " + limit.toMillis() + " ms", null);
            if (!copied.completeExceptionally(why)) {
                return copied.join();
            }
            late = thread;
            thread.interrupt();
            throw why;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            if (!copied.completeExceptionally(interrupted)) {
                closeUnused(copied.join());
            }
            throw new NotCopiedException("the recorder was closed", null);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw new NotCopiedException(
                    cause instanceof IOException ? String.valueOf(cause.getMessage()) : "it failed with " + cause,
                    cause);
        }
    }

    private static void closeUnused(JvmCopy copy) {
        try {
            copy.close();
        } catch (IOException closed) {
            // it was not wanted
        }
    }

    private static JvmCopy masked(JvmCopy copy, StringMask mask) throws IOException {
        try {
            JfrMasking.mask(copy.file(), mask);
            return copy;
        } catch (IOException | RuntimeException | Error failed) {
            copy.close();
            throw failed;
        }
    }

    private void copy(long fromNanos, long toNanos, Path folder, StringMask mask, CompletableFuture<JvmCopy> copied) {
        try {
            JvmCopy copy = masked(events.copy(fromNanos, toNanos, folder), mask);
            if (!copied.complete(copy)) {
                closeUnused(copy);
            }
        } catch (IOException | RuntimeException | Error failed) {
            copied.completeExceptionally(failed);
        }
    }
}
