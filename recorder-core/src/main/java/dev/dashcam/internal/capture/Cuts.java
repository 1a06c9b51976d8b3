/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

/**
 * The borders of the generations of one capture. A generation holds its first instant and not its last, which is the first of
 * the next.
 */
final class Cuts {
    private final long firstNumber;
    private final long[] startNanos;
    private final long endNanos;

    Cuts(long firstNumber, long[] startNanos, long endNanos) {
        this.firstNumber = firstNumber;
        this.startNanos = startNanos;
        this.endNanos = endNanos;
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
