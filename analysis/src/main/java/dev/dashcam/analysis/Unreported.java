/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.explain.Incident;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds out how much of a task's time is not explained because it ran on a virtual thread, whose waits the JDK does not report. */
final class Unreported {
    /** The least part of the task's time that is worth a sentence. */
    private static final int LEAST_PART = 3;

    private static final int VIRTUAL_THREADS_SINCE = 21;

    private final Incident incident;

    Unreported(Incident incident) {
        this.incident = incident;
    }

    /** That time, 0 where it is little, or it is not certain that the thread was a virtual one. */
    long nanos(Subject subject, @Nullable StateAccount states) {
        long unexplained = states == null ? 0 : states.nanos(State.UNEXPLAINED);
        boolean mayBe = !subject.hasAccount() && subject.threadId() != 0;
        return states != null && mayBe && unexplained * LEAST_PART >= subject.wallNanos() && isVirtual(subject, states)
                ? unexplained
                : 0;
    }

    /**
     * Of the virtual threads those are listed that had work open at the trigger, of platform threads all: one that is not among them
     * has ended, or is virtual. Of a platform thread that has ended the task would have an account.
     */
    private boolean isVirtual(Subject subject, StateAccount states) {
        if (states.nanos(State.PINNED) > 0) {
            return true;
        }
        boolean[] seen = new boolean[2];
        try {
            incident.threads(thread -> {
                seen[0] = true;
                seen[1] |= thread.id() == subject.threadId() && !thread.isVirtual();
            });
        } catch (IOException damaged) {
            return false;
        }
        return seen[0] && !seen[1] && hasVirtualThreads();
    }

    private boolean hasVirtualThreads() {
        String jvm = incident.manifest().jvm();
        try {
            return Runtime.Version.parse(jvm.substring(jvm.lastIndexOf(' ') + 1))
                            .feature()
                    >= VIRTUAL_THREADS_SINCE;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }
}
