/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes copies of the ring and holds them, event by event, against what the writers know they wrote. For one thread. */
final class TortureCheck {
    /** What a correct reader does; the controls leave one of it out. */
    enum Reader {
        CORRECT,
        /** Uses events that are younger than the cutoff. */
        NO_CUTOFF,
        /** Asks from when on the ring is complete before copying it, not after. */
        EARLY_COMPLETE_FROM
    }

    private static final int FAULTS_KEPT = 20;

    private final Ring ring;
    private final Staging staging;
    private final Reader reader;
    final List<String> faults = new ArrayList<>();
    long copies;
    long eventsChecked;

    TortureCheck(Ring ring, Staging staging, Reader reader) {
        this.ring = ring;
        this.staging = staging;
        this.reader = reader;
    }

    /** The events of one writer in one copy. */
    private static final class Track {
        long[] numbers = new long[64];
        long[] times = new long[64];
        long[] previous = new long[64];
        int size;

        void add(long number, long time, long before) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
                times = Arrays.copyOf(times, size * 2);
                previous = Arrays.copyOf(previous, size * 2);
            }
            numbers[size] = number;
            times[size] = time;
            previous[size] = before;
            size++;
        }
    }

    /** One copy, held against these writers. */
    void copyAndCheck(List<TortureWriter> writers, long fromNanos) {
        long[] committed = new long[writers.size()];
        long[] lastTimes = new long[writers.size()];
        for (int i = 0; i < committed.length; i++) {
            committed[i] = writers.get(i).committed();
            lastTimes[i] = committed[i] == 0 ? Long.MIN_VALUE : writers.get(i).timeOf(committed[i] - 1);
        }
        long earlyCompleteFrom = ring.completeFromNanos();
        long cutoff = System.nanoTime();
        ring.copyInto(staging, fromNanos, cutoff);
        long completeFrom = reader == Reader.EARLY_COMPLETE_FROM ? earlyCompleteFrom : staging.completeFromNanos();
        long begin = Math.max(completeFrom, fromNanos);
        long end = reader == Reader.NO_CUTOFF ? Long.MAX_VALUE : cutoff;

        Map<Long, Track> tracks = decode(begin, end);
        for (int i = 0; i < committed.length; i++) {
            Track track = tracks.remove(writers.get(i).id);
            if (track == null) {
                if (lastTimes[i] >= begin) {
                    fault(
                            "missing: writer %d had committed event %d at %d, complete from %d, none is there",
                            writers.get(i).id, committed[i] - 1, lastTimes[i], begin);
                }
            } else {
                check(writers.get(i), track, committed[i], begin);
            }
        }
        // What is left are events of writers that were born after the list was made.
        copies++;
    }

    private Map<Long, Track> decode(long begin, long end) {
        Map<Long, Track> tracks = new HashMap<>();
        ByteBuffer buffer = staging.buffer();
        Integer[] order = new Integer[staging.chunks()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(staging.firstNanos(a), staging.firstNanos(b)));
        for (int chunk : order) {
            long threadId = staging.threadId(chunk);
            int at = staging.begin(chunk);
            while (at < staging.end(chunk)) {
                int bytes = wholeEvent(buffer, at, staging.end(chunk));
                if (bytes == 0) {
                    fault(
                            "torn: chunk %d of thread %d at %d of %d",
                            chunk, threadId, at - staging.begin(chunk), staging.end(chunk) - staging.begin(chunk));
                    break;
                }
                long id = buffer.getLong(at + 8);
                long time = buffer.getLong(at + 24);
                if (threadId != 0 && threadId != id || time < staging.firstNanos(chunk)) {
                    fault(
                            "head: event of %d at %d in chunk of %d from %d on",
                            id, time, threadId, staging.firstNanos(chunk));
                }
                if (time >= begin && time < end) {
                    tracks.computeIfAbsent(id, any -> new Track())
                            .add(buffer.getLong(at + 16), time, buffer.getLong(at + 32));
                }
                eventsChecked++;
                at += bytes;
            }
        }
        return tracks;
    }

    /** The size of the event, 0 when it is not one. */
    private static int wholeEvent(ByteBuffer buffer, int at, int end) {
        if (end - at < TortureWriter.SMALLEST_EVENT) {
            return 0;
        }
        long bytes = buffer.getLong(at);
        if (bytes < TortureWriter.SMALLEST_EVENT || bytes > end - at || bytes % 8 != 0) {
            return 0;
        }
        long sum = TortureWriter.checksum(
                bytes,
                buffer.getLong(at + 8),
                buffer.getLong(at + 16),
                buffer.getLong(at + 24),
                buffer.getLong(at + 32));
        for (int i = 40; i < bytes; i += 8) {
            if (buffer.getLong(at + i) != sum + i) {
                return 0;
            }
        }
        return (int) bytes;
    }

    private void check(TortureWriter writer, Track track, long committed, long begin) {
        if (writer.isShared()) {
            sortByNumber(track);
        }
        if (track.previous[0] >= begin) {
            fault(
                    "missing: writer %d begins with event %d, the one before was at %d, complete from %d",
                    writer.id, track.numbers[0], track.previous[0], begin);
        }
        for (int i = 1; i < track.size; i++) {
            if (track.numbers[i] != track.numbers[i - 1] + 1 || track.times[i] < track.times[i - 1]) {
                String what = track.numbers[i] > track.numbers[i - 1] ? "hole" : "twice or out of order";
                fault(
                        "%s: writer %d has event %d at %d after %d at %d",
                        what, writer.id, track.numbers[i], track.times[i], track.numbers[i - 1], track.times[i - 1]);
            }
        }
        if (track.numbers[track.size - 1] < committed - 1) {
            fault(
                    "missing: writer %d had committed event %d, the last one there is %d",
                    writer.id, committed - 1, track.numbers[track.size - 1]);
        }
    }

    /** Events of shared slots lie in several chunks; each chunk has a thread's in order, all together need sorting. */
    private static void sortByNumber(Track track) {
        Integer[] order = new Integer[track.size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(track.numbers[a], track.numbers[b]));
        Track sorted = new Track();
        for (int i : order) {
            sorted.add(track.numbers[i], track.times[i], track.previous[i]);
        }
        track.numbers = sorted.numbers;
        track.times = sorted.times;
        track.previous = sorted.previous;
    }

    private void fault(String format, Object... arguments) {
        if (faults.size() < FAULTS_KEPT) {
            faults.add(String.format(format, arguments));
        }
    }
}
