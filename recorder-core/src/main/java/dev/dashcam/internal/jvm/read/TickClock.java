/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.util.Arrays;

/**
 * Turns JFR's ticks into nanoseconds of the recorder's clock, by the events that hold both. Between two of them it goes
 * straight; before the first and after the last with JFR's own frequency. Never by dates: JFR ties its ticks to the date anew
 * at every chunk. For one thread.
 */
final class TickClock {
    /** Of the readings so close together the tightest counts: the others' threads were interrupted between two clocks. */
    private static final long GROUP_TICKS_NANOS = 100_000_000;

    private static final int MAX_READINGS = 1 << 14;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double nanosPerTick;
    private long[] ticks = new long[64];
    private long[] nanos = new long[64];
    private long[] widths = new long[64];
    private int size;
    private boolean sorted;
    private int last;

    /** A clock whose ticks have this frequency. */
    TickClock(long ticksPerSecond) {
        nanosPerTick = NANOS_PER_SECOND / Math.max(1, ticksPerSecond);
    }

    /** Takes a reading: these ticks were between these two instants. */
    void add(long atTicks, long beforeNanos, long afterNanos) {
        long width = afterNanos - beforeNanos;
        if (width < 0 || size == MAX_READINGS) {
            return;
        }
        if (size == ticks.length) {
            ticks = Arrays.copyOf(ticks, 2 * size);
            nanos = Arrays.copyOf(nanos, 2 * size);
            widths = Arrays.copyOf(widths, 2 * size);
        }
        ticks[size] = atTicks;
        nanos[size] = beforeNanos + width / 2;
        widths[size++] = width;
        sorted = false;
    }

    /** Whether there is a reading. */
    boolean isSet() {
        return size > 0;
    }

    /** The instant of these ticks; a reading must be there. */
    long nanos(long atTicks) {
        if (!sorted) {
            sort();
        }
        int right = right(atTicks);
        int left = right - 1;
        if (left < 0 || right == size) {
            int nearest = left < 0 ? 0 : left;
            return nanos[nearest] + Math.round((atTicks - ticks[nearest]) * nanosPerTick);
        }
        double slope = (double) (nanos[right] - nanos[left]) / (ticks[right] - ticks[left]);
        return nanos[left] + Math.round((atTicks - ticks[left]) * slope);
    }

    /** The first reading that is later. Events come almost in order: the place of the one before is tried first. */
    private int right(long atTicks) {
        if ((last == 0 || ticks[last - 1] <= atTicks) && (last == size || ticks[last] > atTicks)) {
            return last;
        }
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ticks[middle] <= atTicks) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        last = low;
        return low;
    }

    private void sort() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (left, right) -> Long.compare(ticks[left], ticks[right]));
        long[] fromTicks = ticks;
        long[] fromNanos = nanos;
        long[] fromWidths = widths;
        ticks = new long[order.length];
        nanos = new long[order.length];
        widths = new long[order.length];
        size = 0;
        long groupFrom = 0;
        for (int reading : order) {
            boolean sameGroup = size > 0 && (fromTicks[reading] - groupFrom) * nanosPerTick < GROUP_TICKS_NANOS;
            if (sameGroup && fromWidths[reading] >= widths[size - 1]) {
                continue;
            }
            if (!sameGroup) {
                groupFrom = fromTicks[reading];
                size++;
            }
            ticks[size - 1] = fromTicks[reading];
            nanos[size - 1] = fromNanos[reading];
            widths[size - 1] = fromWidths[reading];
        }
        last = 0;
        sorted = true;
    }
}
