/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Quantity;

/** What a trigger saw. */
final class TriggerWords {
    private TriggerWords() {}

    /** Such as {@code latency: 812 ms >= 300 ms (GET /checkout)} or {@code manual: before deploy}. */
    static String of(Cause cause) {
        if (Double.isNaN(cause.observed())) {
            return cause.trigger() + ": " + cause.subject();
        }
        return cause.trigger() + ": " + Quantity.measured(cause.observed(), cause.unit()) + threshold(cause) + " ("
                + cause.subject() + ")";
    }

    private static String threshold(Cause cause) {
        if (Double.isNaN(cause.threshold())) {
            return "";
        }
        String reached = cause.observed() < cause.threshold() ? " < " : " >= ";
        return reached + Quantity.chosen(cause.threshold(), cause.unit());
    }

    /** Whether it is that too many of many tasks failed. */
    static boolean isErrorRate(Cause cause) {
        return cause.kind().equals("error-rate") && cause.unit().equals("ratio");
    }

    /** What it saw as a sentence has it, such as {@code 24 % of POST /pay failed (>= 10 %)}. */
    static String seen(Cause cause) {
        return cause.kind().equals("deadlock") ? "Deadlock: " + cause.saw() : cause.sawAgainstThreshold();
    }
}
