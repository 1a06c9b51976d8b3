/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long a thread waited for a processor up to now although it was ready, and how long the machine's processors were away, as the
 * kernel counts both: what a machine that has other things to do adds to a task. Nothing where there is no Linux to ask.
 *
 * @param nanos of the calling thread; of a virtual one, of all carriers, since it may change them
 * @param stolenNanos of all processors, a hundredth of a second at a time
 */
record CpuWait(long nanos, long stolenNanos) {
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final Path THIS_THREAD = Path.of("/proc/thread-self/schedstat");
    private static final Path PROCESSORS = Path.of("/proc/stat");
    private static final int STOLEN = 8;
    private static final long NANOS_A_TICK = 10_000_000;

    static CpuWait now(boolean isVirtual) {
        return new CpuWait(isVirtual ? ofCarriers() : of(THIS_THREAD), stolen());
    }

    CpuWait since(CpuWait before) {
        return new CpuWait(Math.max(0, nanos - before.nanos), stolenNanos - before.stolenNanos);
    }

    private static long ofCarriers() {
        long nanos = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                // The kernel keeps fifteen characters of a name.
                if (text(thread.resolve("comm")).startsWith("ForkJoinPool-")) {
                    nanos += of(thread.resolve("schedstat"));
                }
            }
        } catch (IOException noLinux) {
            return 0;
        }
        return nanos;
    }

    private static long of(Path schedstat) {
        String[] numbers = text(schedstat).split(" ", -1);
        return numbers.length < 2 ? 0 : Long.parseLong(numbers[1]);
    }

    private static long stolen() {
        // "cpu", two blanks, then the sums of all processors
        String[] fields = text(PROCESSORS).lines().findFirst().orElse("").split(" +", -1);
        return fields.length <= STOLEN ? 0 : Long.parseLong(fields[STOLEN]) * NANOS_A_TICK;
    }

    /** Empty where there is none: the thread has ended, or this is no Linux. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException | UncheckedIOException none) {
            return "";
        }
    }
}
