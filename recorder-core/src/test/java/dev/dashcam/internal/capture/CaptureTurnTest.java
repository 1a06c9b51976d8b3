/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

final class CaptureTurnTest {
    private final ReentrantLock captures = new ReentrantLock();

    @Test
    void take_whileAnotherWritesWithoutEnd_isGivenUp() {
        CompletableFuture.runAsync(captures::lock).join();

        assertThatIOException()
                .isThrownBy(() -> CaptureTurn.take(captures, 20))
                .withMessage("another recording is still being written after 20 ms");
    }

    @Test
    void take_interruptedWhileNobodyWrites_isGranted() throws IOException {
        Thread.currentThread().interrupt();

        CaptureTurn.take(captures);

        assertThat(captures.isHeldByCurrentThread()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }
}
