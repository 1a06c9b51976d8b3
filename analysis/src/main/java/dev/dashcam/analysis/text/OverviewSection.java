/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Overview;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.Subject.Chosen;
import java.util.List;

/** All tasks by name, where no trigger pointed at one of them. */
final class OverviewSection {
    private OverviewSection() {}

    static void write(Findings findings, Page page) {
        Subject subject = findings.subject();
        Overview all = findings.overview();
        if (subject == null
                || subject.chosen() == Chosen.CAUSE
                || subject.chosen() == Chosen.ASKED
                || subject.chosen() == Chosen.STUCK
                || all.count() < 2) {
            return;
        }
        List<Overview.Name> names = all.names();
        page.title("The " + Words.number(all.count()) + " " + all.noun() + " of " + Span.these(findings));
        int width = names.stream()
                .mapToInt(one -> Words.line(one.name()).length())
                .max()
                .orElse(0);
        for (Overview.Name one : names) {
            String failed = one.failed() == 0 ? "" : "   " + Words.number(one.failed()) + " failed";
            page.line("  " + Words.left(Words.line(one.name()), width) + "  "
                    + Words.right(Words.number(one.count()), 7) + "   usually "
                    + Words.right(Durations.of(one.typicalNanos()), 7) + "   slowest "
                    + Words.right(Durations.of(one.slowestNanos()), 7) + failed);
        }
        long listed = names.stream().mapToLong(Overview.Name::count).sum();
        if (listed < all.count()) {
            page.line("  " + Words.left("others", width) + "  " + Words.right(Words.number(all.count() - listed), 7));
        }
    }
}
