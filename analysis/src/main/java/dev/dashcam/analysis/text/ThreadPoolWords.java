/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Blame;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.ThreadPoolUse;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words for the thread pool whose work a task waited for. */
final class ThreadPoolWords {
    private static final int MAX_NAMES = 3;
    /** Less of the wait than this is not worth saying. */
    private static final int LEAST_PART = 10;

    private ThreadPoolWords() {}

    /** A sentence, with a space before it; empty where no pool is known, or waiting for it is not to blame. */
    static String sentence(Findings findings, Subject subject) {
        ThreadPoolUse use = findings.threadPool();
        if (use == null) {
            return "";
        }
        if (use.isStillWaitedFor()) {
            return " " + Words.sentence(busy(use, use.name())) + " then" + ran(use) + alone(use)
                    + (use.longest() == null ? "" : "; " + StuckWords.whatItDid(use.longest())) + ".";
        }
        if (!isToBlame(findings.blame(), use)) {
            return "";
        }
        String nanos = Durations.in(use.allBusyNanos(), Durations.step(subject.wallNanos()));
        if (!use.workedForIt()) {
            return " For " + nanos + " of that " + busy(use, use.name()) + ran(use) + alone(use) + ".";
        }
        boolean queued = use.allBusyNanos() * LEAST_PART >= use.waitedNanos();
        String before = queued ? "; for " + nanos + " before that " + busy(use, "it") + ran(use) : "";
        return " Its work ran on " + use.name() + before + ".";
    }

    private static boolean isToBlame(@Nullable Blame blame, ThreadPoolUse use) {
        return blame != null
                && blame.main().what() == What.PARKED
                && use.waitedNanos() * 2 >= blame.main().value();
    }

    private static String busy(ThreadPoolUse use, String name) {
        return use.threads() == 1
                ? "the only thread of " + name + " was busy"
                : "all " + Words.number(use.threads()) + " threads of " + name + " were busy";
    }

    private static String ran(ThreadPoolUse use) {
        if (use.tasks().isEmpty()) {
            return "";
        }
        return use.tasks().stream()
                .limit(MAX_NAMES)
                .map(one -> Words.number(one.count()) + " " + one.name())
                .collect(Collectors.joining(", ", " (", use.tasks().size() > MAX_NAMES ? " and others)" : ")"));
    }

    private static String alone(ThreadPoolUse use) {
        return (use.isOwn() ? ", this one among them" : "") + ", and those of no other thread pool";
    }
}
