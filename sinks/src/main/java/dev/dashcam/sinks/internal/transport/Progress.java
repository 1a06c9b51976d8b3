/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

/** When a request last got on. Safe for all threads. */
final class Progress {
    private volatile long lastNanos = System.nanoTime();

    void made() {
        lastNanos = System.nanoTime();
    }

    long lastNanos() {
        return lastNanos;
    }
}
