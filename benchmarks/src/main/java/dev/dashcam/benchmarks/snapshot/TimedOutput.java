/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** Writes to a file and says how long that took in all. */
final class TimedOutput extends OutputStream {
    private final OutputStream out;
    long nanos;

    TimedOutput(FileChannel channel) {
        this.out = Channels.newOutputStream(channel);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        long start = System.nanoTime();
        out.write(bytes, from, count);
        nanos += System.nanoTime() - start;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
