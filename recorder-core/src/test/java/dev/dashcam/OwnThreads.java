/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import java.util.List;

/** The threads of recorders. */
final class OwnThreads {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private OwnThreads() {}

    /** The names of those that live. */
    static List<String> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("dashcam-"))
                .toList();
    }

    /** Waits until none is left. */
    static void awaitEnd() throws InterruptedException {
        long untilNanos = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            List<String> left = alive();
            if (left.isEmpty()) {
                return;
            }
            if (System.nanoTime() - untilNanos > 0) {
                throw new AssertionError("threads are left: " + left);
            }
            Thread.sleep(1);
        }
    }
}
