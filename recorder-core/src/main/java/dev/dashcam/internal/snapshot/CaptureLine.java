/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Snapshot;
import java.util.Locale;

/** The one line logged for a snapshot. */
final class CaptureLine {
    private static final double NANOS_PER_MILLI = 1e6;

    private CaptureLine() {}

    static String of(Snapshot snapshot) {
        String verdict = snapshot.verdict();
        String what = verdict != null ? verdict : words(snapshot.causes().get(0)) + ".";
        return "Captured " + snapshot.id() + ": " + what + " " + size(snapshot.bytes()) + " in " + snapshot.file();
    }

    /** What a cause saw, without a full stop: {@code GET /checkout took 812 ms (>= 300 ms)}. */
    static String words(Cause cause) {
        if (cause.unit().equals("ns") && !Double.isNaN(cause.observed())) {
            return cause.subject() + " took " + millis(cause.observed()) + " (>= " + millis(cause.threshold()) + ")";
        }
        return cause.isManual() ? "asked for by hand: " + cause.subject() : cause.trigger() + ": " + cause.subject();
    }

    private static String millis(double nanos) {
        return Math.round(nanos / NANOS_PER_MILLI) + " ms";
    }

    private static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000 ? Math.round(bytes / 1e3) + " KB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
