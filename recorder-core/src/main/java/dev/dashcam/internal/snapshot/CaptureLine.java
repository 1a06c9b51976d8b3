/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Quantity;
import dev.dashcam.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** The one line logged for a snapshot. */
final class CaptureLine {
    private CaptureLine() {}

    /**
     * The line.
     *
     * @param because the cause of the slowness as a clause that follows a comma, null when it is not known
     * @param unexplained why what could explain it has not, null when it has or there is nothing that could
     */
    static String of(Snapshot snapshot, @Nullable String because, @Nullable String unexplained) {
        return "Captured " + snapshot.id() + ": " + what(snapshot, because)
                + (unexplained == null ? " " : " Not explained: " + unexplained + ". ")
                + Quantity.measured((double) snapshot.bytes(), "bytes") + " in " + snapshot.file();
    }

    private static String what(Snapshot snapshot, @Nullable String because) {
        Cause first = snapshot.causes().get(0);
        String verdict = snapshot.verdict();
        if (isAboutOneTask(first) && (because != null || verdict == null)) {
            return first.sawAgainstThreshold() + (because == null ? "." : ", " + because + ".");
        }
        return verdict != null ? verdict : first.sawAgainstThreshold() + ".";
    }

    private static boolean isAboutOneTask(Cause cause) {
        return cause.taskId() != 0 && cause.unit().equals("ns") && !Double.isNaN(cause.observed());
    }
}
