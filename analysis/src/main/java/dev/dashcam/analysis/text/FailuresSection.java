/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Failure;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Overview;
import java.util.List;

/** What failed with what since when, where that is why there is a snapshot or nothing else is. */
final class FailuresSection {
    private FailuresSection() {}

    static void write(Findings findings, Page page) {
        List<Failure> failures = findings.overview().failures();
        if (failures.isEmpty() || !isAboutFailures(findings)) {
            return;
        }
        Overview all = findings.overview();
        page.title("The " + Words.number(all.failed()) + " of " + Words.number(all.count()) + " " + all.noun() + " of "
                + Span.these(findings) + " that failed");
        int names = width(failures.stream().map(Failure::name).toList());
        int errors = width(failures.stream().map(FailuresSection::error).toList());
        for (Failure failure : failures) {
            page.line(
                    "  " + Words.left(Words.line(failure.name()), names) + Words.right(Words.number(failure.count()), 8)
                            + "   " + Words.left(Words.line(error(failure)), errors) + "   " + when(findings, failure));
        }
        long listed = failures.stream().mapToLong(Failure::count).sum();
        if (listed < all.failed()) {
            page.line("  " + Words.left("others", names) + Words.right(Words.number(all.failed() - listed), 8));
        }
    }

    private static boolean isAboutFailures(Findings findings) {
        return findings.manifest().causes().stream().anyMatch(TriggerWords::isErrorRate)
                || VerdictSentences.isByItself(findings);
    }

    private static String error(Failure failure) {
        String error = failure.errorClass();
        return error == null ? "without an exception" : VerdictSentences.simpleName(error);
    }

    private static String when(Findings findings, Failure failure) {
        long trigger = findings.manifest().triggerNanos();
        String first = Durations.rough(Math.max(0, trigger - failure.firstNanos()));
        return failure.count() == 1 ? first + " before the trigger" : "the first " + first + " before the trigger";
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(text -> Words.line(text).length()).max().orElse(0);
    }
}
