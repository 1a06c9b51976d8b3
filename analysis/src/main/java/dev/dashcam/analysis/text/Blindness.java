/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Subject;
import org.jspecify.annotations.Nullable;

/** What cannot be seen. Said always. */
final class Blindness {
    private Blindness() {}

    static String of(@Nullable Subject subject) {
        String text =
                "who waited for whom: regions show who was where; locks, network, disk and GC, which the JVM's own"
                        + " events would show; time before the task began";
        if (subject == null || subject.hasAccount() || !subject.isRecorded()) {
            return text;
        }
        return "time on CPU and waiting for a CPU: "
                + (subject.isStillRunning()
                        ? "known only when a task has ended"
                        : "not known for a virtual thread, for a task that changed threads, or on this platform")
                + "; " + text;
    }
}
