/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.recording;

import dev.dashcam.read.Fault;
import dev.dashcam.read.ReadReport;
import dev.dashcam.tools.text.Amounts;
import dev.dashcam.tools.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is missing from a recording, in words. */
public final class Damage {
    private static final int MAX_LISTED = 20;

    private Damage() {}

    /** One line for each fault; none when everything was there. For a recording that was read to its end. */
    public static List<String> lines(ReadReport report) {
        List<String> lines = new ArrayList<>();
        report.faults().stream()
                .limit(MAX_LISTED)
                .map(Fault::toString)
                .map(Printable::of)
                .forEach(lines::add);
        long unlisted = Math.max(0, report.faults().size() - MAX_LISTED) + report.unlistedFaults();
        if (unlisted > 0) {
            lines.add("and " + Amounts.count(unlisted, "more fault", "more faults"));
        }
        if (!report.missingGenerations().isEmpty()) {
            lines.add(missing(report));
        }
        if (!report.hasManifest()) {
            lines.add("cut off: it ends before its manifest, after "
                    + Amounts.count(report.generations(), "generation", "generations") + " with "
                    + Amounts.count(report.events(), "event", "events"));
        } else if (!report.hasEnd()) {
            lines.add("cut off: it ends before its directory and checksum");
        }
        return lines;
    }

    private static String missing(ReadReport report) {
        String numbers = report.missingGenerations().stream()
                .limit(MAX_LISTED)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        long more = Math.max(0, report.missingGenerations().size() - MAX_LISTED) + report.unlistedMissing();
        return "missing: generation " + numbers + (more == 0 ? "" : " and " + Amounts.count(more) + " more");
    }
}
