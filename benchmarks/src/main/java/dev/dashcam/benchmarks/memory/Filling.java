/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.memory;

/** How the ring is filled that is explained. */
enum Filling {
    SERVICE("64 threads with 20000 requests a second", 64, 20_000, false),
    WITH_JVM("1000 threads with as many and the JVM's events", 1_000, 20_000, true),
    FLOOD("64 threads as fast as they can", 64, 0, false);

    final String words;
    final int threads;
    final int perSecond;
    final boolean withJvm;

    Filling(String words, int threads, int perSecond, boolean withJvm) {
        this.words = words;
        this.threads = threads;
        this.perSecond = perSecond;
        this.withJvm = withJvm;
    }
}
