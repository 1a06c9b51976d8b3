/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #LINES} decisions. A storm of equal ones is one line with a count: a repetition allocates nothing and
 * pushes nothing out. Written by all threads without a lock.
 */
final class Ledger {
    static final int LINES = 256;

    private final AtomicReferenceArray<@Nullable LedgerLine> lines = new AtomicReferenceArray<>(LINES);
    private final AtomicLong next = new AtomicLong();

    /** Counts a repetition; false when the line to repeat is none, is about another snapshot, or has left the ledger. */
    boolean repeat(OpenLines open, int sort, @Nullable String snapshotId, long nowNanos) {
        LedgerLine line = open.newest(sort);
        if (line == null || next.get() - line.number() > LINES || !Objects.equals(line.snapshotId(), snapshotId)) {
            return false;
        }
        line.repeated(nowNanos);
        return true;
    }

    /** Writes a line. */
    LedgerLine write(long nowNanos, String what, String outcome, @Nullable String snapshotId) {
        long number = next.getAndIncrement();
        LedgerLine line = new LedgerLine(number, nowNanos, what, outcome, snapshotId);
        lines.set((int) (number % LINES), line);
        return line;
    }

    /**
     * The lines in words, newest first.
     *
     * @param epochNanosAtStart the wall clock at 0 of the ledger's own time
     */
    List<String> inWords(long epochNanosAtStart) {
        List<String> words = new ArrayList<>();
        long newest = next.get() - 1;
        for (long number = newest; number >= 0 && number > newest - LINES; number--) {
            LedgerLine line = lines.get((int) (number % LINES));
            if (line != null) {
                words.add(inWords(line, epochNanosAtStart));
            }
        }
        return words;
    }

    private static String inWords(LedgerLine line, long epochNanosAtStart) {
        String once = time(line.atNanos(), epochNanosAtStart) + " UTC " + line.what() + ": " + line.outcome();
        long repetitions = line.repetitions();
        return repetitions == 0
                ? once
                : once + "; " + repetitions + " more until " + time(line.lastNanos(), epochNanosAtStart);
    }

    private static String time(long nanos, long epochNanosAtStart) {
        return Clock.TIME.format(Instant.EPOCH.plusNanos(epochNanosAtStart + nanos));
    }

    /** Loaded when somebody asks for the lines, since it takes long to make and every service starts a ledger. */
    private static final class Clock {
        static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

        private Clock() {}
    }
}
