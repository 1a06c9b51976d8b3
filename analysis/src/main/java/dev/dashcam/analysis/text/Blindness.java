/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.Subject;
import org.jspecify.annotations.Nullable;

/** What cannot be seen. Said always. */
final class Blindness {
    /** The JVM records a wait when it is over; of one that is not, what the thread did at the trigger is all there is. */
    private static final String SINCE_WHEN = "since when a wait that has not ended lasts";

    private Blindness() {}

    static String of(Findings findings) {
        Subject subject = findings.subject();
        StateAccount states = findings.states();
        if (states != null) {
            return withJvm(states, findings, subject);
        }
        String text = "locks, I/O and GC, as the JVM's own events are not in this recording; who in a region waited for"
                + " whom; time before " + (subject == null ? "a" : "the") + " task began";
        if (subject == null || subject.hasAccount() || !subject.isRecorded()) {
            return text;
        }
        String now = findings.atTrigger() == null ? "" : "; " + SINCE_WHEN;
        return text + now + "; time on CPU and waiting for a CPU, "
                + (subject.isStillRunning()
                        ? "which is measured when a task ends"
                        : "which is measured for tasks that stay on one platform thread, on Linux");
    }

    private static String withJvm(StateAccount states, Findings findings, @Nullable Subject subject) {
        Contention contention = findings.contention();
        String waits = states.thresholdNanos() > 0 ? "waits under " + Durations.of(states.thresholdNanos()) + "; " : "";
        String holders = contention != null && contention.hands() == 0 ? "who held that lock; " : "";
        // The JVM records a wait when it is over.
        String unended = subject == null || !subject.isStillRunning()
                ? ""
                : findings.atTrigger() == null ? "waits that have not ended; " : SINCE_WHEN + "; ";
        return unended + waits + holders + before(findings);
    }

    private static String before(Findings findings) {
        String queued = ArrivalSection.queuedThen(findings);
        return queued == null
                ? "time before the task began"
                : "time before the server's thread took the request (" + queued + ")";
    }
}
