/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Meanwhile;
import dev.dashcam.analysis.findings.Offspring;
import java.util.List;

/** What the subject began on other threads, where some of it took long. */
final class OffspringSection {
    private static final int MAX_ROWS = 5;
    private static final int LEAST_PART = 10;

    private OffspringSection() {}

    static void write(Findings findings, Page page) {
        List<Offspring> rows = rows(findings);
        if (rows.isEmpty()) {
            return;
        }
        page.title("What it began on other threads");
        int names = rows.stream()
                .mapToInt(row -> Words.line(row.name()).length())
                .max()
                .orElse(0);
        for (Offspring row : rows) {
            String took = Words.right(Durations.of(row.longestNanos()), 7);
            String thread = row.longestThreadName().isEmpty() ? "" : " on " + Words.line(row.longestThreadName());
            page.line("  " + Words.left(Words.line(row.name()), names)
                    + Words.right(Words.count(row.count(), "task ", "tasks"), 11)
                    + (row.count() == 1 ? "               " : "   the longest ") + took + thread
                    + (row.stillRunning() ? ", still running" : ""));
        }
    }

    static List<Offspring> rows(Findings findings) {
        long wall = findings.subject() == null ? 0 : findings.subject().wallNanos();
        return findings.offspring().stream()
                .filter(row -> row.longestNanos() >= wall / LEAST_PART)
                .limit(MAX_ROWS)
                .toList();
    }

    /** The sentence about the one that ran for most of the time that the subject was in the region to blame. */
    static String sentence(Findings findings) {
        Meanwhile meanwhile = findings.meanwhile();
        if (meanwhile == null || findings.offspring().isEmpty()) {
            return "";
        }
        Offspring longest = findings.offspring().get(0);
        if (longest.overlapNanos(meanwhile.startNanos(), meanwhile.endNanos()) * 2 < meanwhile.nanos()) {
            return "";
        }
        String took = Durations.of(longest.longestNanos());
        return " Meanwhile " + longest.name() + ", which it began on another thread, "
                + (longest.stillRunning() ? "has been running for " : "ran for ") + took + ".";
    }
}
