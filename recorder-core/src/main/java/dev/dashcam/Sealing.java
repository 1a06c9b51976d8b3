/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.snapshot.Snapshot;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for a snapshot to be sealed. */
final class Sealing {
    private Sealing() {}

    static Snapshot await(CompletableFuture<Snapshot> sealed) throws IOException {
        try {
            return sealed.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "interrupted while the snapshot was being written; it may still be sealed");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException told
                    ? told
                    : new IOException("the snapshot could not be written", failed.getCause());
        }
    }
}
