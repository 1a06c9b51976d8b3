/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.CpuPressure;
import dev.dashcam.analysis.findings.CpuUser;
import dev.dashcam.analysis.findings.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who used CPU while the subject waited for one. */
final class CpuSection {
    private static final int LEAST_PART = 100;

    private CpuSection() {}

    static void write(Findings findings, Page page) {
        long wall = findings.subject() == null ? 0 : findings.subject().wallNanos();
        List<CpuUser> users = findings.cpuUsers().stream()
                .filter(user -> user.atLeastNanos() >= wall / LEAST_PART)
                .toList();
        if (users.isEmpty()) {
            return;
        }
        page.title("Who used the CPUs meanwhile");
        int names = users.stream()
                .mapToInt(user -> Words.line(user.name()).length())
                .max()
                .orElse(0);
        for (CpuUser user : users) {
            page.line("  " + Words.left(Words.line(user.name()), names)
                    + Words.right(Words.count(user.count(), "task ", "tasks"), 11) + "   at least "
                    + Words.right(Durations.of(user.atLeastNanos()), 7) + " on CPU");
        }
    }

    /** Why there was no CPU, as a clause that follows a colon; empty where that is not known. */
    static String pressure(Findings findings) {
        CpuPressure pressure = findings.cpuPressure();
        if (pressure == null) {
            return "";
        }
        List<String> reasons = new ArrayList<>();
        if (pressure.runnableThreads() > 1 && (pressure.cpus() <= 0 || pressure.isCrowded())) {
            reasons.add("around then " + Words.number(pressure.runnableThreads())
                    + (pressure.cpus() > 0
                            ? " threads wanted the machine's " + Words.count(pressure.cpus(), "core", "cores")
                            : " threads of the machine ran or wanted to"));
        }
        if (pressure.throttledTimes() > 0) {
            reasons.add(
                    "the container was throttled " + Words.count(pressure.throttledTimes(), "time", "times") + ", for "
                            + Durations.of(pressure.throttledNanos()) + " in "
                            + Durations.seconds(pressure.throttledInNanos())
                            + (pressure.isLimited() ? " (cpu.max " + limit(pressure) + ")" : ""));
        }
        return reasons.isEmpty() ? "" : ": " + String.join(", and ", reasons);
    }

    /** The same in short, beside the time that was waited for a CPU; empty where nothing says that CPUs were short. */
    static String shortage(Findings findings) {
        CpuPressure pressure = findings.cpuPressure();
        if (pressure == null) {
            return "";
        }
        String crowd = pressure.isCrowded()
                ? String.format(
                        Locale.ROOT,
                        "%.1f runnable threads a core",
                        (double) pressure.runnableThreads() / pressure.cpus())
                : "";
        String throttled = pressure.throttledTimes() == 0
                ? ""
                : "throttled " + Words.count(pressure.throttledTimes(), "time", "times");
        return crowd.isEmpty() || throttled.isEmpty() ? crowd + throttled : crowd + ", " + throttled;
    }

    /** What the container may use, as one reads it in {@code cpu.max}: {@code 200 ms/100 ms}. */
    private static String limit(CpuPressure pressure) {
        return Durations.rough(pressure.quotaNanos()) + "/" + Durations.rough(pressure.periodNanos());
    }

    /** The sentence about the one that used most, empty where that does not explain the wait. */
    static String sentence(Findings findings, long waitedNanos) {
        if (findings.cpuUsers().isEmpty() || findings.cpuUsers().get(0).atLeastNanos() < waitedNanos) {
            return "";
        }
        CpuUser most = findings.cpuUsers().get(0);
        String count = most.count() == 1 ? "" : Words.number(most.count()) + " ";
        return " Meanwhile " + count + most.name() + " used at least " + Durations.of(most.atLeastNanos()) + " of CPU.";
    }
}
