/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

/** Sorts indexes by something they stand for; what is equal keeps its order. */
final class StableSort {
    private StableSort() {}

    /** An order on indexes. */
    @FunctionalInterface
    interface Order {
        /** Whether {@code a} must come after {@code b}. */
        boolean isAfter(int a, int b);
    }

    /** Sorts a range; nearly free when it is in order already. */
    static void sort(int[] indexes, int from, int to, Order order) {
        if (isSorted(indexes, from, to, order)) {
            return;
        }
        int count = to - from;
        int[] merged = new int[count];
        for (int width = 1; width < count; width *= 2) {
            for (int start = 0; start < count; start += 2 * width) {
                int middle = Math.min(start + width, count);
                int end = Math.min(start + 2 * width, count);
                merge(indexes, from, start, middle, end, merged, order);
            }
            System.arraycopy(merged, 0, indexes, from, count);
        }
    }

    private static boolean isSorted(int[] indexes, int from, int to, Order order) {
        for (int i = from + 1; i < to; i++) {
            if (order.isAfter(indexes[i - 1], indexes[i])) {
                return false;
            }
        }
        return true;
    }

    private static void merge(int[] indexes, int from, int start, int middle, int end, int[] merged, Order order) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeRight =
                    left == middle || (right < end && order.isAfter(indexes[from + left], indexes[from + right]));
            merged[i] = indexes[from + (takeRight ? right++ : left++)];
        }
    }
}
