/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.KeptCarriers;
import dev.dashcam.analysis.findings.TaskTitle;

/** Which virtual threads kept their carriers while the task's time passed unexplained. */
final class CarrierSection {
    private CarrierSection() {}

    static void write(Findings findings, Page page) {
        KeptCarriers kept = findings.keptCarriers();
        if (kept == null) {
            return;
        }
        page.title("Who kept carriers meanwhile");
        boolean one = kept.threads() == 1;
        String name = kept.longestName().isEmpty() ? "" : TaskTitle.of(kept.longestKind(), kept.longestName());
        String thread = kept.longestThreadName().isEmpty() ? "" : '"' + kept.longestThreadName() + '"';
        String who = name.isEmpty() ? thread : thread.isEmpty() ? name : name + " on " + thread;
        String place =
                kept.longestPlace().isKnown() ? " in " + kept.longestPlace().words() : "";
        String longest = one
                ? (who.isEmpty() ? "" : ": " + who) + (place.isEmpty() ? "" : (who.isEmpty() ? ":" : ",") + place)
                : ", the longest" + (who.isEmpty() ? "" : ", " + who + ",") + " for "
                        + Durations.of(kept.longestNanos()) + place;
        page.paragraph(
                Words.line((one
                                ? "Another virtual thread was"
                                : Words.number(kept.threads()) + " other virtual threads were")
                        + " pinned to " + (one ? "its carrier" : "their carriers") + " for "
                        + Durations.of(kept.nanos()) + " of it" + longest
                        + ". A virtual thread that may go on waits while all carriers are kept; the JVM does not tell how"
                        + " long."),
                2,
                2);
    }
}
