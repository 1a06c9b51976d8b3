/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Arrival;
import dev.dashcam.analysis.findings.Arrival.Pool;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Subject;
import org.jspecify.annotations.Nullable;

/** What happened to a request before the server's thread took it, where a proxy or the server tells. */
final class ArrivalSection {
    private static final long WORTH_SAYING_NANOS = 10 * Durations.MILLISECOND;
    private static final int NEWS_PART = 3;

    private ArrivalSection() {}

    static void write(Findings findings, Page page) {
        Subject subject = findings.subject();
        if (subject == null) {
            return;
        }
        Arrival arrival = findings.arrival();
        Pool pool = exhausted(arrival);
        String queue = arrival.queueNanos() < WORTH_SAYING_NANOS
                ? ""
                : Durations.of(arrival.queueNanos())
                        + " passed from the proxy to the server's thread, by the proxy's clock.";
        String server = pool == null
                ? ""
                : Words.sentence(busy(pool)) + " " + when(subject.startNanos() - pool.atNanos()) + ", and "
                        + waited(pool) + " for one.";
        if (!queue.isEmpty() || !server.isEmpty()) {
            page.title("Before it began");
            page.paragraph((queue + " " + server).strip(), 2, 2);
        }
    }

    /** A sentence of the verdict with a blank before it, where the way to the server took long beside the request itself. */
    static String sentence(Findings findings, Subject subject) {
        long nanos = findings.arrival().queueNanos();
        if (nanos < WORTH_SAYING_NANOS || nanos * NEWS_PART < subject.wallNanos()) {
            return "";
        }
        Pool pool = exhausted(findings.arrival());
        // What was counted after the begin is not what it waited for.
        boolean wasSo = pool != null && pool.atNanos() <= subject.startNanos();
        return " Before it began " + Durations.of(nanos) + " had passed since a proxy took it, by its clock"
                + (pool == null || !wasSo
                        ? ""
                        : "; " + busy(pool) + " " + when(subject.startNanos() - pool.atNanos()) + ", " + waited(pool))
                + ".";
    }

    /** How many waited when the task began, null when the server does not tell. */
    static @Nullable String queuedThen(Findings findings) {
        Pool pool = findings.arrival().pool();
        return pool == null ? null : Words.number(pool.queued()) + " queued then";
    }

    private static @Nullable Pool exhausted(Arrival arrival) {
        Pool pool = arrival.pool();
        return pool != null && pool.isExhausted() ? pool : null;
    }

    private static String busy(Pool pool) {
        return pool.max() == 1
                ? "the only thread of the server was busy"
                : "all " + Words.number(pool.max()) + " threads of the server were busy";
    }

    private static String waited(Pool pool) {
        return Words.count(pool.queued(), "request", "requests") + " waited";
    }

    private static String when(long beforeNanos) {
        return Durations.of(Math.abs(beforeNanos)) + (beforeNanos >= 0 ? " before it began" : " after it began");
    }
}
