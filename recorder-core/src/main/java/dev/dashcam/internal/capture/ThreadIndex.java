/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongArrayList;

/**
 * Where each thread's events lie in a copy: the chunks it filled alone, in their order, and one by one the events it put into
 * shared ones, in order of time. Threads are numbered from 0 here.
 */
final class ThreadIndex {
    private static final int UNKNOWN = -1;

    private final LongArrayList threadIds = new LongArrayList();
    /** Chunks of one thread only, thread by thread. */
    private final int[] chunks;

    private int chunkCount;
    /** Where the chunks of each thread begin in {@link #chunks}; those without have none. */
    private final IntArrayList chunkStarts = new IntArrayList();

    private int[] sharedPositions = {};
    /** Where the shared events of each thread begin; one longer than there are threads. */
    private int[] sharedStarts = {};

    ThreadIndex(StagedEvents staged) {
        int[] all = byThreadAndTime(staged);
        this.chunks = new int[all.length];
        int shared = 0;
        for (int chunk : all) {
            if (staged.threadId(chunk) != 0) {
                addOwned(chunk, staged.threadId(chunk));
            } else {
                all[shared++] = chunk;
            }
        }
        chunkStarts.addInt(chunkCount);
        addShared(staged, Arrays.copyOf(all, shared));
    }

    int threads() {
        return threadIds.size();
    }

    long threadId(int thread) {
        return threadIds.getLong(thread);
    }

    /** Where the thread's own chunks begin among all. */
    int firstChunk(int thread) {
        return thread < chunkStarts.size() - 1 ? chunkStarts.getInt(thread) : chunkCount;
    }

    int endChunk(int thread) {
        return thread < chunkStarts.size() - 1 ? chunkStarts.getInt(thread + 1) : chunkCount;
    }

    /** The staged chunk behind a number between {@link #firstChunk} and {@link #endChunk}. */
    int chunk(int index) {
        return chunks[index];
    }

    int firstShared(int thread) {
        return sharedStarts[thread];
    }

    int endShared(int thread) {
        return sharedStarts[thread + 1];
    }

    /** The position of the event behind a number between {@link #firstShared} and {@link #endShared}. */
    int sharedPosition(int index) {
        return sharedPositions[index];
    }

    private static int[] byThreadAndTime(StagedEvents staged) {
        int[] all = new int[staged.chunks()];
        int count = 0;
        for (int chunk = 0; chunk < all.length; chunk++) {
            if (staged.end(chunk) > staged.begin(chunk)) {
                all[count++] = chunk;
            }
        }
        StableSort.sort(all, 0, count, (a, b) -> {
            long threadA = staged.threadId(a);
            long threadB = staged.threadId(b);
            return threadA != threadB ? threadA > threadB : staged.firstNanos(a) > staged.firstNanos(b);
        });
        return Arrays.copyOf(all, count);
    }

    private void addOwned(int chunk, long threadId) {
        int last = threadIds.size() - 1;
        if (last < 0 || threadIds.getLong(last) != threadId) {
            threadIds.addLong(threadId);
            chunkStarts.addInt(chunkCount);
        }
        chunks[chunkCount++] = chunk;
    }

    private void addShared(StagedEvents staged, int[] sharedChunks) {
        SharedEvents found = new SharedEvents(staged, sharedChunks);
        sharedStarts = new int[threads() + 1];
        for (int i = 0; i < found.count(); i++) {
            sharedStarts[found.thread(i) + 1]++;
        }
        for (int thread = 0; thread < threads(); thread++) {
            sharedStarts[thread + 1] += sharedStarts[thread];
        }
        sharedPositions = new int[found.count()];
        int[] next = Arrays.copyOf(sharedStarts, threads());
        for (int i = 0; i < found.count(); i++) {
            sharedPositions[next[found.thread(i)]++] = i;
        }
        for (int thread = 0; thread < threads(); thread++) {
            sortByTime(found, firstShared(thread), endShared(thread));
        }
        for (int i = 0; i < sharedPositions.length; i++) {
            sharedPositions[i] = found.position(sharedPositions[i]);
        }
    }

    /** Sorts events by time, those of equal times as they were: packed with their places into one number each, if that fits. */
    private void sortByTime(SharedEvents found, int from, int to) {
        int count = to - from;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        boolean sorted = true;
        for (int i = from; i < to; i++) {
            long time = found.time(sharedPositions[i]);
            sorted &= time >= last;
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
        if (sorted) {
            return;
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        if ((last - first) >>> (Long.SIZE - 1 - bits) != 0) {
            StableSort.sort(sharedPositions, from, to, (a, b) -> found.time(a) > found.time(b));
            return;
        }
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = ((found.time(sharedPositions[from + i]) - first) << bits) | i;
        }
        Arrays.sort(keys);
        int[] unsorted = Arrays.copyOfRange(sharedPositions, from, to);
        for (int i = 0; i < count; i++) {
            sharedPositions[from + i] = unsorted[(int) keys[i] & ((1 << bits) - 1)];
        }
    }

    /** The events of shared chunks, chunk by chunk; threads that are new get a number. */
    private final class SharedEvents {
        private final IntArrayList positions = new IntArrayList();
        private final IntArrayList threads = new IntArrayList();
        private final LongArrayList times = new LongArrayList();

        SharedEvents(StagedEvents staged, int[] chunks) {
            Long2LongHashMap numbers = new Long2LongHashMap(UNKNOWN);
            for (int thread = 0; thread < threadIds.size(); thread++) {
                numbers.put(threadIds.getLong(thread), thread);
            }
            EventRecord event = new EventRecord();
            for (int chunk : chunks) {
                int position = staged.begin(chunk);
                while (position < staged.end(chunk)) {
                    int next = staged.decode(position, 0, event);
                    long number = numbers.get(event.threadId);
                    if (number == UNKNOWN) {
                        number = threadIds.size();
                        numbers.put(event.threadId, number);
                        threadIds.addLong(event.threadId);
                    }
                    positions.addInt(position);
                    threads.addInt((int) number);
                    times.addLong(event.timeNanos);
                    position = next;
                }
            }
        }

        int count() {
            return positions.size();
        }

        int position(int i) {
            return positions.getInt(i);
        }

        int thread(int i) {
            return threads.getInt(i);
        }

        long time(int i) {
            return times.getLong(i);
        }
    }
}
