/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;

/** The table of what a task's thread did. */
final class StateTable {
    private static final int OBJECT_WIDTH = 36;

    private StateTable() {}

    static AccountTable of(StateAccount states, Subject subject, Findings findings) {
        AccountTable table = new AccountTable();
        for (StateShare share : states.shares()) {
            table.add(
                    StateWords.label(share.state()),
                    share.nanos(),
                    Words.line(object(share, states, subject, findings)));
        }
        return table;
    }

    private static String object(StateShare share, StateAccount states, Subject subject, Findings findings) {
        return switch (share.state()) {
            case UNEXPLAINED -> unexplained(states, subject);
            case WAITING_FOR_CPU -> CpuSection.shortage(findings);
            case STILL_WAITING -> StuckWords.lastSeen(findings);
            default -> cut(share) + times(share);
        };
    }

    /** The end of a path says more than its begin. */
    private static String cut(StateShare share) {
        String object = share.object();
        if (object.length() <= OBJECT_WIDTH) {
            return object;
        }
        return share.state() == State.DISK
                ? "…" + object.substring(object.length() - OBJECT_WIDTH + 1)
                : Words.cut(object, OBJECT_WIDTH);
    }

    private static String times(StateShare share) {
        boolean counted = share.times() > 1 && share.state() != State.PAUSED;
        String times = counted ? Words.number(share.times()) + " times" : "";
        return share.object().isEmpty() || times.isEmpty() ? times : ", " + times;
    }

    private static String unexplained(StateAccount states, Subject subject) {
        String waits = states.thresholdNanos() > 0
                ? "waits under " + Durations.of(states.thresholdNanos()) + " are not recorded"
                : "";
        if (subject.hasAccount()) {
            return subject.isStillRunning() && states.nanos(State.STILL_WAITING) == 0
                    ? "waits that have not ended"
                            + (waits.isEmpty() ? "" : ", or under " + Durations.of(states.thresholdNanos()))
                    : waits;
        }
        if (subject.cpuNanos() >= 0) {
            return "how long it waited for a CPU is not known" + (waits.isEmpty() ? "" : "; " + waits);
        }
        if (subject.isStillRunning()) {
            return "what has not ended is not measured";
        }
        String cpu = "time on CPU is not known of it; of virtual threads parks and monitors are not recorded";
        return waits.isEmpty() ? cpu : cpu + "; " + waits;
    }
}
