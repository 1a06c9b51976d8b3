/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.archive.EntryList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Collects what a reader finds, in bounded memory. */
final class ReportBuilder {
    private static final int MAX_LISTED = 1000;

    private final List<Fault> faults = new ArrayList<>();
    private final TreeSet<Long> missing = new TreeSet<>();
    private long unlistedFaults;
    private long unlistedMissing;
    private long generations;
    private long events;
    private long expected = -1;
    boolean hasManifest;
    boolean hasEnd;

    void fault(String entry, long offset, long bytes, String reason) {
        if (faults.size() < MAX_LISTED) {
            faults.add(new Fault(entry, offset, bytes, reason));
        } else {
            unlistedFaults++;
        }
        long number = EntryList.generationNumber(entry);
        if (number >= 0 && number >= expected) {
            missing(number);
            expected = Math.max(expected, number + 1);
        }
    }

    void generation(long number, long eventCount) {
        generations++;
        events += eventCount;
        long gap = expected < 0 || number < expected ? 0 : number - expected;
        long listed = Math.min(gap, MAX_LISTED);
        for (long i = 0; i < listed; i++) {
            missing(expected + i);
        }
        unlistedMissing += gap - listed;
        expected = number + 1;
    }

    private void missing(long number) {
        if (missing.size() < MAX_LISTED) {
            missing.add(number);
        } else {
            unlistedMissing++;
        }
    }

    ReadReport build() {
        return new ReadReport(
                generations,
                events,
                faults,
                unlistedFaults,
                List.copyOf(missing),
                unlistedMissing,
                hasManifest,
                hasEnd);
    }
}
