/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import dev.dashcam.internal.torture.Control;
import dev.dashcam.internal.torture.Tally;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes copies of the ring and holds them, event by event, against what the writers know they wrote. For one thread. */
final class TortureCheck {
    private final Ring ring;
    private final Staging staging;
    private final Tally tally;
    private final Control control;

    TortureCheck(Ring ring, Staging staging, Tally tally) {
        this.ring = ring;
        this.staging = staging;
        this.tally = tally;
        this.control = tally.control();
    }

    /** The events of one writer in one copy, and how many others say it had committed. */
    private static final class Track {
        long[] numbers = new long[64];
        long[] times = new long[64];
        long[] previous = new long[64];
        int size;
        long witnessed;

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
        long completeFrom = control == Control.EARLY_COMPLETE_FROM ? earlyCompleteFrom : staging.completeFromNanos();
        long begin = Math.max(completeFrom, fromNanos);
        long end = control == Control.NO_CUTOFF ? Long.MAX_VALUE : cutoff;

        Map<Long, Track> tracks = decode(begin, end);
        for (int i = 0; i < committed.length; i++) {
            TortureWriter writer = writers.get(i);
            Track track = tracks.remove(writer.id);
            // A consistent cut: what was committed when another event's clock had not been read is there with that
            // event.
            long known = committed[i];
            long lastNanos = lastTimes[i];
            if (track != null && track.witnessed > known) {
                known = track.witnessed;
                lastNanos = writer.timeOf(known - 1);
            }
            if (track == null || track.size == 0) {
                if (lastNanos >= begin) {
                    tally.fault(
                            "missing: writer %d had committed event %d at %d, complete from %d, none is there",
                            writer.id, known - 1, lastNanos, begin);
                }
            } else {
                check(writer, track, known, begin);
            }
        }
        // What is left are events of writers that were born after the list was made.
        tally.snapshots.increment();
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
                    tally.fault(
                            "torn: chunk %d of thread %d at %d of %d",
                            chunk, threadId, at - staging.begin(chunk), staging.end(chunk) - staging.begin(chunk));
                    break;
                }
                long id = buffer.getLong(at + 8);
                long time = buffer.getLong(at + 24);
                if (threadId != 0 && threadId != id || time < staging.firstNanos(chunk)) {
                    tally.fault(
                            "head: event of %d at %d in chunk of %d from %d on",
                            id, time, threadId, staging.firstNanos(chunk));
                }
                if (time >= begin && time < end) {
                    tracks.computeIfAbsent(id, any -> new Track())
                            .add(buffer.getLong(at + 16), time, buffer.getLong(at + 32));
                    Track peer = tracks.computeIfAbsent(buffer.getLong(at + 40), any -> new Track());
                    peer.witnessed = Math.max(peer.witnessed, buffer.getLong(at + 48));
                }
                tally.checked.increment();
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
        long sum = TortureWriter.checksum(buffer, at);
        for (int i = TortureWriter.FIRST_CHECKED_WORD; i < bytes; i += 8) {
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
            tally.fault(
                    "missing: writer %d begins with event %d, the one before was at %d, complete from %d",
                    writer.id, track.numbers[0], track.previous[0], begin);
        }
        for (int i = 1; i < track.size; i++) {
            if (track.numbers[i] != track.numbers[i - 1] + 1 || track.times[i] < track.times[i - 1]) {
                String what = track.numbers[i] > track.numbers[i - 1] ? "hole" : "twice or out of order";
                tally.fault(
                        "%s: writer %d has event %d at %d after %d at %d",
                        what, writer.id, track.numbers[i], track.times[i], track.numbers[i - 1], track.times[i - 1]);
            }
        }
        if (track.numbers[track.size - 1] < committed - 1) {
            tally.fault(
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
}
