/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.snapshot;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Snapshot;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one line logged for a snapshot. */
final class CaptureLine {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

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
                + size(snapshot.bytes()) + " in " + snapshot.file();
    }

    private static String what(Snapshot snapshot, @Nullable String because) {
        Cause first = snapshot.causes().get(0);
        String verdict = snapshot.verdict();
        if (isDuration(first) && (because != null || verdict == null)) {
            return words(first) + (because == null ? "." : ", " + because + ".");
        }
        return verdict != null ? verdict : words(first) + ".";
    }

    /** What a cause saw, without a full stop: {@code GET /checkout took 812 ms (>= 300 ms)}. */
    static String words(Cause cause) {
        if (isDuration(cause) && cause.kind().equals("stuck")) {
            return cause.subject() + " is still running after " + measured(cause.observed()) + " (>= "
                    + chosen(cause.threshold()) + ")";
        }
        if (isDuration(cause)) {
            return cause.subject() + " took " + measured(cause.observed()) + " (>= " + chosen(cause.threshold()) + ")";
        }
        if (cause.kind().equals("error-rate")) {
            return percent(cause.observed()) + " of " + cause.subject() + " failed (>= " + percent(cause.threshold())
                    + ")";
        }
        if (cause.kind().equals("deadlock")) {
            return cause.subject() + " wait for each other's locks";
        }
        return cause.isManual() ? "asked for by hand: " + cause.subject() : cause.trigger() + ": " + cause.subject();
    }

    private static String percent(double ratio) {
        return Math.round(ratio * 100) + " %";
    }

    private static boolean isDuration(Cause cause) {
        return cause.unit().equals("ns") && !Double.isNaN(cause.observed());
    }

    private static String measured(double nanos) {
        double seconds = nanos / NANOS_PER_SECOND;
        if (seconds < 0.9995) {
            return millis(nanos);
        }
        return String.format(Locale.ROOT, seconds < 9.995 ? "%.2f s" : "%.1f s", seconds);
    }

    private static String chosen(double nanos) {
        return nanos > 0 && nanos % NANOS_PER_SECOND == 0 ? Math.round(nanos / NANOS_PER_SECOND) + " s" : millis(nanos);
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
