/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.gauge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * How many CPUs the machine has, whatever of them the container may use, from {@code /sys/devices/system/cpu/online}: ranges such as
 * {@code 0-3,6}.
 */
final class OnlineCpus implements LongSupplier {
    private final Path file;

    OnlineCpus(Path file) {
        this.file = file;
    }

    @Override
    public long getAsLong() {
        try {
            long count = 0;
            for (String range : Files.readString(file).strip().split(",", -1)) {
                int dash = range.indexOf('-');
                long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
                long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
                count += last - first + 1;
            }
            return count;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
