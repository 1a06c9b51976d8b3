/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import java.util.Arrays;

/**
 * The borders of the generations of one capture. A generation holds its first instant and not its last, which is the first of
 * the next. For one thread.
 */
final class Cuts {
    private final long firstNumber;
    private final long[] startNanos;
    private final long endNanos;

    /** Of the last instant that was looked up, the generation that starts after it; most of the next lie in the same one. */
    private int lookedUp;

    private long lookedUpFromNanos;
    private long lookedUpToNanos;

    Cuts(long firstNumber, long[] startNanos, long endNanos) {
        this.firstNumber = firstNumber;
        this.startNanos = startNanos;
        this.endNanos = endNanos;
    }

    /** One stretch of time, divided so that no generation holds much more than so many of the staged bytes. */
    static Cuts bySize(long firstNumber, long startNanos, long endNanos, StagedEvents staged, int bytes) {
        long total = 0;
        long[] firstNanos = new long[staged.chunks()];
        for (int chunk = 0; chunk < staged.chunks(); chunk++) {
            total += staged.end(chunk) - staged.begin(chunk);
            firstNanos[chunk] = staged.firstNanos(chunk);
        }
        int parts = (int) ((total + bytes - 1) / bytes);
        if (parts <= 1) {
            return new Cuts(firstNumber, new long[] {startNanos}, endNanos);
        }
        Arrays.sort(firstNanos);
        long[] starts = new long[parts];
        starts[0] = startNanos;
        int count = 1;
        for (int part = 1; part < parts; part++) {
            long border = firstNanos[(int) ((long) part * firstNanos.length / parts)];
            if (border > starts[count - 1] && border < endNanos) {
                starts[count++] = border;
            }
        }
        return new Cuts(firstNumber, Arrays.copyOf(starts, count), endNanos);
    }

    int count() {
        return startNanos.length;
    }

    long number(int generation) {
        return firstNumber + generation;
    }

    long startNanos(int generation) {
        return startNanos[generation];
    }

    long endNanos(int generation) {
        return generation + 1 < startNanos.length ? startNanos[generation + 1] : endNanos;
    }

    /** The first generation that starts after this instant, {@link #count()} for none. */
    int firstAfter(long timeNanos) {
        if (timeNanos < lookedUpFromNanos || timeNanos >= lookedUpToNanos) {
            lookedUp = search(timeNanos);
            lookedUpFromNanos = lookedUp == 0 ? Long.MIN_VALUE : startNanos[lookedUp - 1];
            lookedUpToNanos = lookedUp == startNanos.length ? Long.MAX_VALUE : startNanos[lookedUp];
        }
        return lookedUp;
    }

    private int search(long timeNanos) {
        int low = 0;
        int high = startNanos.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (startNanos[middle] > timeNanos) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
