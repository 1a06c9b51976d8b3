/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.snapshot.Cause;
import java.util.Locale;

/** What a trigger saw. */
final class TriggerWords {
    private TriggerWords() {}

    /** Such as {@code latency: 812 ms >= 300 ms (GET /checkout)} or {@code manual: before deploy}. */
    static String of(Cause cause) {
        if (Double.isNaN(cause.observed())) {
            return cause.trigger() + ": " + cause.subject();
        }
        String threshold = Double.isNaN(cause.threshold()) ? "" : " >= " + setting(cause.threshold(), cause.unit());
        return cause.trigger() + ": " + value(cause.observed(), cause.unit()) + threshold + " (" + cause.subject()
                + ")";
    }

    /** Whether it is that too many of many tasks failed. */
    static boolean isErrorRate(Cause cause) {
        return cause.kind().equals("error-rate") && cause.unit().equals("ratio");
    }

    /** What it saw as a sentence has it, such as {@code 24 % of POST /pay failed (>= 10 %)}. */
    static String seen(Cause cause) {
        if (cause.kind().equals("deadlock")) {
            return "Deadlock: " + cause.subject() + " wait for each other's locks";
        }
        return isErrorRate(cause)
                ? value(cause.observed(), cause.unit()) + " of " + cause.subject() + " failed (>= "
                        + value(cause.threshold(), cause.unit()) + ")"
                : of(cause);
    }

    private static String value(double value, String unit) {
        return switch (unit) {
            case "ns" -> Durations.of((long) value);
            case "ratio" -> String.format(Locale.ROOT, "%.0f %%", value * 100);
            default -> Words.number(Math.round(value));
        };
    }

    /** A value that somebody set, without zeros that nobody wrote. */
    private static String setting(double value, String unit) {
        return value(value, unit).replaceFirst("\\.0+ ", " ").replaceFirst("(\\.\\d*[1-9])0+ ", "$1 ");
    }
}
