/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks;

import dev.dashcam.benchmarks.report.MistakeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the page is to be made.
 *
 * @param rounds how often everything is measured
 * @param isQuick whether it only has to be seen to work, and the page of the documentation is left alone
 * @param isReportOnly whether nothing is measured and the results of before are put down again
 * @param sections the names of the sections wanted, none for all
 * @param go where Go is, null to look for it
 * @param revision what is measured
 */
record OverheadOptions(
        int rounds,
        boolean isQuick,
        boolean isReportOnly,
        List<String> sections,
        @Nullable Path go,
        String revision) {
    static final Path PAGE = Path.of("docs", "overhead.md");
    private static final Path RESULTS = Path.of("benchmarks", "target", "overhead");
    private static final Path QUICK_RESULTS = Path.of("benchmarks", "target", "overhead-quick");
    private static final int ROUNDS = 10;

    static OverheadOptions parse(String... arguments) {
        int rounds = 0;
        boolean isQuick = false;
        boolean isReportOnly = false;
        List<String> sections = new ArrayList<>();
        Path go = null;
        String revision = "an unknown revision";
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String option = left.next();
            switch (option) {
                case "--quick" -> isQuick = true;
                case "--report" -> isReportOnly = true;
                case "--rounds" -> rounds = number(option, left);
                case "--section" -> sections.add(value(option, left));
                case "--go" -> go = Path.of(value(option, left));
                case "--revision" -> revision = value(option, left);
                default -> throw new MistakeException("unknown option " + option + "; see benchmarks/run --help");
            }
        }
        if (rounds == 0) {
            rounds = isQuick ? 1 : ROUNDS;
        }
        return new OverheadOptions(rounds, isQuick, isReportOnly, List.copyOf(sections), go, revision);
    }

    /** Where raw results go. */
    Path results() {
        return isQuick ? QUICK_RESULTS : RESULTS;
    }

    /** The page to write. */
    Path page() {
        return isQuick ? QUICK_RESULTS.resolve("overhead.md") : PAGE;
    }

    /** What to type for the same, but for the places of tools. */
    String command() {
        return "benchmarks/run overhead"
                + (isQuick ? " --quick" : "")
                + (rounds == (isQuick ? 1 : ROUNDS) ? "" : " --rounds " + rounds)
                + (sections.isEmpty() ? "" : " --section " + String.join(" --section ", sections));
    }

    private static int number(String option, Iterator<String> left) {
        String text = value(option, left);
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException none) {
            // the same mistake
        }
        throw new MistakeException(option + " takes a whole number from 1 on, not " + text);
    }

    private static String value(String option, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new MistakeException(option + " needs a value");
        }
        return left.next();
    }
}
