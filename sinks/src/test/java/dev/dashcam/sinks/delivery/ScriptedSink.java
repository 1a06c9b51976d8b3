/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A sink that fails, hangs and refuses as it is told. */
final class ScriptedSink implements Sink {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> delivered = new CopyOnWriteArrayList<>();
    final Queue<IOException> failures = new ConcurrentLinkedQueue<>();
    volatile @Nullable IOException down;
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile boolean ignoresInterrupts;
    volatile CountDownLatch closing = new CountDownLatch(0);
    volatile boolean isClosed;
    private final String name;

    ScriptedSink(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration timeLimit() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void deliver(SealedSnapshot snapshot) throws IOException {
        calls.add(snapshot.id());
        await(gate);
        IOException lasting = down;
        if (lasting != null) {
            throw lasting;
        }
        IOException once = failures.poll();
        if (once != null) {
            throw once;
        }
        delivered.add(snapshot.key());
    }

    @Override
    public void close() {
        try {
            await(closing);
        } catch (IOException interrupted) {
            return;
        }
        isClosed = true;
    }

    private void await(CountDownLatch latch) throws IOException {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException interrupted) {
                if (!ignoresInterrupts) {
                    throw new IOException("interrupted", interrupted);
                }
            }
        }
    }
}
