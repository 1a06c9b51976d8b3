/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of tasks or regions that cross the start of a generation: from which generation to which, and where it says more
 * about them. Bounded; what finds no room is counted for each generation.
 */
final class OpenSpans {
    /** The most that are listed at the head of one generation. */
    static final int MOST_LISTED = 65_536;

    private static final int MOST_SPANS = 4 * MOST_LISTED;

    private int count;
    private int[] first = new int[64];
    private int[] last = new int[64];
    private long[] source = new long[64];
    private long[] beganOn = new long[64];
    private int[] depth = new int[64];
    private int @Nullable [] order;
    /** How many more are unlisted in a generation than in the one before. */
    private final int[] unlistedMore;

    OpenSpans(int generations) {
        this.unlistedMore = new int[generations + 1];
    }

    /**
     * Adds a stretch. One that crosses no start is left out.
     *
     * @param firstGeneration the first one at whose head it is open
     * @param lastGeneration the last one
     * @param from where to read about it
     * @param beganOnThread the thread that began it
     * @param atDepth how deep it is nested on its thread
     * @return its number, -1 when it was not added
     */
    int add(int firstGeneration, int lastGeneration, long from, long beganOnThread, int atDepth) {
        if (firstGeneration > lastGeneration) {
            return -1;
        }
        if (count == MOST_SPANS) {
            addUnlisted(firstGeneration, lastGeneration);
            return -1;
        }
        if (count == first.length) {
            first = Arrays.copyOf(first, 2 * count);
            last = Arrays.copyOf(last, 2 * count);
            source = Arrays.copyOf(source, 2 * count);
            beganOn = Arrays.copyOf(beganOn, 2 * count);
            depth = Arrays.copyOf(depth, 2 * count);
        }
        first[count] = firstGeneration;
        last[count] = lastGeneration;
        source[count] = from;
        beganOn[count] = beganOnThread;
        depth[count] = atDepth;
        return count++;
    }

    /** Counts a stretch that will not be listed. */
    void addUnlisted(int firstGeneration, int lastGeneration) {
        if (firstGeneration <= lastGeneration) {
            unlistedMore[firstGeneration]++;
            unlistedMore[lastGeneration + 1]--;
        }
    }

    /** Corrects the thread that began a stretch and, when it is later, the first generation at whose head it is open. */
    void began(int span, long threadId, int firstGeneration) {
        beganOn[span] = threadId;
        first[span] = Math.max(first[span], firstGeneration);
    }

    /** To be called after the last: lists thread by thread, outermost first. */
    void sort() {
        int[] sorted = new int[count];
        Arrays.setAll(sorted, i -> i);
        StableSort.sort(
                sorted, 0, count, (a, b) -> beganOn[a] != beganOn[b] ? beganOn[a] > beganOn[b] : depth[a] > depth[b]);
        order = sorted;
    }

    /** Lists what was open when a generation began; answers how much of it is not listed. */
    long list(int generation, Listing listing) {
        int listed = 0;
        long unlisted = 0;
        for (int i = 0; i < count; i++) {
            int span = order == null ? i : order[i];
            if (first[span] <= generation && generation <= last[span]) {
                if (listed < MOST_LISTED) {
                    listing.open(source[span], beganOn[span]);
                    listed++;
                } else {
                    unlisted++;
                }
            }
        }
        for (int before = 0; before <= generation; before++) {
            unlisted += unlistedMore[before];
        }
        return unlisted;
    }

    /** Takes what is open. */
    @FunctionalInterface
    interface Listing {
        void open(long source, long beganOnThread);
    }
}
