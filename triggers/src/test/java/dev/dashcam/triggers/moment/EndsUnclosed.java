/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.moment;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A program that ends without having closed anything, and a recorder that takes a while to seal. */
final class EndsUnclosed {
    private EndsUnclosed() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        ShutdownTrigger.create().ready(0, 0, cause -> {
            System.out.println("asked: " + cause.saw());
            CompletableFuture<Snapshot> sealed = new CompletableFuture<>();
            Thread slow = new Thread(() -> seal(sealed));
            slow.setDaemon(true);
            slow.start();
            return Decision.accepted("abcdef", sealed);
        });
    }

    private static void seal(CompletableFuture<Snapshot> sealed) {
        try {
            Thread.sleep(300);
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
        System.out.println("sealed");
        sealed.complete(new Snapshot("abcdef", Path.of("abcdef.dcam"), 1, List.of(), "", Instant.EPOCH, 0));
    }
}
