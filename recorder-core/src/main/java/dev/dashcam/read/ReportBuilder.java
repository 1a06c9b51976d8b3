/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.archive.EntryList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what a reader finds, in bounded memory. */
final class ReportBuilder {
    private static final int MAX_LISTED = 1000;

    private final List<Fault> faults = new ArrayList<>();
    private final TreeSet<Long> missing = new TreeSet<>();
    private long unlistedFaults;
    private long unlistedMissing;
    private long generations;
    private long events;
    private long jvmEvents;
    private @Nullable String jvmLeftOut;
    /** The number of the first generation that was met, and one more than that of the last; -1 before. */
    private long first = -1;

    private long expected = -1;
    boolean hasManifest;
    boolean hasEnd;

    void fault(String entry, long offset, long bytes, String reason) {
        if (faults.size() < MAX_LISTED) {
            faults.add(new Fault(entry, offset, bytes, reason));
        } else {
            unlistedFaults++;
        }
        // No checksum covers an entry's name: it is believed when it is the one that comes next.
        long number = EntryList.generationNumber(entry);
        if (number >= 0 && number == expected) {
            missing(number);
            expected = number + 1;
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
        first = first < 0 ? number : first;
    }

    /** The JVM's part was read, as far as it could be. */
    void jvm(long eventCount, @Nullable String leftOut) {
        jvmEvents = eventCount;
        jvmLeftOut = leftOut;
    }

    /** The manifest lists this generation, and all of the file before the manifest was read. */
    void listed(long number) {
        if (first < 0 || number < first || number >= expected) {
            missing(number);
        }
    }

    private void missing(long number) {
        if (missing.contains(number)) {
            return;
        }
        if (missing.size() < MAX_LISTED) {
            missing.add(number);
        } else {
            unlistedMissing++;
        }
    }

    boolean hasGeneration() {
        return generations > 0;
    }

    /** Whether something was there that makes the file a recording, whole or damaged. */
    boolean hasFoundAnything() {
        return generations > 0
                || hasManifest
                || faults.stream().anyMatch(fault -> !fault.entry().isEmpty());
    }

    ReadReport build() {
        return new ReadReport(
                generations,
                events,
                jvmEvents,
                jvmLeftOut,
                faults,
                unlistedFaults,
                List.copyOf(missing),
                unlistedMissing,
                hasManifest,
                hasEnd);
    }
}
