/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Difference;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Siblings;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;
import java.util.ArrayList;
import java.util.List;

/** The subject beside the normal ones of its name. */
final class ComparisonSection {
    private static final int MAX_ROWS = 6;
    private static final long ENOUGH_FOR_P99 = 100;

    private ComparisonSection() {}

    static void write(Findings findings, Page page) {
        Subject subject = findings.subject();
        Siblings siblings = findings.siblings();
        if (subject == null || findings.differences().isEmpty()) {
            return;
        }
        long excess = subject.wallNanos() - siblings.typicalNanos();
        List<Difference> rows = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (Difference difference : findings.differences()) {
            boolean row = isDifferent(difference, subject) || isLarge(difference, subject);
            if (row && rows.size() < MAX_ROWS) {
                rows.add(difference);
            } else if (!isDifferent(difference, subject) && same.size() < MAX_ROWS) {
                same.add(Words.line(name(difference)));
            }
        }
        page.title(Words.line("Against the " + Words.number(siblings.normal()) + " normal " + subject.name()
                + " of the last " + Durations.rough(Span.nanos(findings))));
        List<Row> lines = new ArrayList<>();
        String within = siblings.normal() < ENOUGH_FOR_P99 ? "" : "99 % within " + Durations.of(siblings.p99Nanos());
        lines.add(new Row("in all", Durations.of(subject.wallNanos()), Durations.of(siblings.typicalNanos()), within));
        for (Difference row : rows) {
            lines.add(new Row(
                    Words.line(name(row)), value(row, row.value()), value(row, row.usual()), note(row, excess)));
        }
        write(lines, page);
        if (!same.isEmpty()) {
            page.paragraph("same: " + String.join(", ", same), 2, 8);
        }
    }

    private static boolean isDifferent(Difference one, Subject subject) {
        long difference = Math.abs(one.excess());
        boolean clearly = difference * 4 >= Math.max(one.value(), one.usual());
        if (one.what() == What.ALLOCATED) {
            return clearly && difference >= 100_000;
        }
        return clearly && difference * 100 >= subject.wallNanos();
    }

    /** A large part of the time is shown even where it is as usual. */
    private static boolean isLarge(Difference one, Subject subject) {
        return one.isPlace() && one.value() * 10 >= subject.wallNanos();
    }

    private static String part(Difference row, long excess) {
        if (row.what() == What.ALLOCATED || excess <= 0 || row.excess() * 3 < excess) {
            return "";
        }
        double part = (double) row.excess() / excess;
        if (part >= 0.9) {
            return "◄ all of the difference";
        }
        return part >= 0.5 ? "◄ most of the difference" : "◄ part of the difference";
    }

    private static String value(Difference one, long value) {
        return one.what() == What.ALLOCATED ? Words.bytes(value) : Durations.of(value);
    }

    private static String note(Difference one, long excess) {
        boolean timesDiffer = one.times() > 1 && one.usualTimes() > 0 && one.times() != one.usualTimes();
        String times =
                timesDiffer ? Words.number(one.times()) + " times, usually " + Words.number(one.usualTimes()) : "";
        String part = part(one, excess);
        return times.isEmpty() || part.isEmpty() ? part + times : part + ": " + times;
    }

    private static void write(List<Row> rows, Page page) {
        int names = rows.stream().mapToInt(row -> row.name.length()).max().orElse(0);
        int values = rows.stream().mapToInt(row -> row.value.length()).max().orElse(0);
        int usuals = rows.stream().mapToInt(row -> row.usual.length()).max().orElse(0);
        for (Row row : rows) {
            page.line("  " + Words.left(row.name, names) + "  " + Words.right(row.value, values) + "   usually "
                    + Words.left(row.usual, usuals) + "   " + row.note);
        }
    }

    private record Row(String name, String value, String usual, String note) {}

    private static String name(Difference one) {
        return switch (one.what()) {
            case REGION -> one.name();
            case CHILD_TASK -> "child task " + one.name();
            case OUTSIDE -> "outside any region";
            case ON_CPU -> "on CPU";
            case WAITING_FOR_CPU -> "waiting for CPU";
            case ALLOCATED -> "allocation";
            default -> StateWords.label(State.valueOf(one.what().name()));
        };
    }
}
