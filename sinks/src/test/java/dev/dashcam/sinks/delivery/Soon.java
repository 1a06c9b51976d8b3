/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do. */
final class Soon {
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private Soon() {}

    static void until(BooleanSupplier condition) {
        long endNanos = System.nanoTime() + LONGEST_NANOS;
        while (!condition.getAsBoolean() && System.nanoTime() - endNanos < 0) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
