/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.gauge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** How many threads of the machine run or wait for a CPU, from {@code /proc/loadavg}: the number before the slash. */
final class RunnableThreads implements LongSupplier {
    private final Path file;

    RunnableThreads(Path file) {
        this.file = file;
    }

    @Override
    public long getAsLong() {
        try {
            String load = Files.readString(file);
            int slash = load.indexOf('/');
            int blank = load.lastIndexOf(' ', slash);
            // The thread that reads it is running.
            return slash < 0 ? Gauge.UNKNOWN : Long.parseLong(load.substring(blank + 1, slash)) - 1;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
