/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.triggers.text.DurationText;
import dev.dashcam.triggers.text.RatioText;
import java.util.Locale;

/** What people read of a decision. */
final class Wording {
    private static final int LONGEST_SUBJECT = 200;

    private final TriggerSettings settings;
    private final Gates gates;

    Wording(TriggerSettings settings, Gates gates) {
        this.settings = settings;
        this.gates = gates;
    }

    /** What was asked: {@code GET /checkout took 790 ms}. */
    static String what(TriggerEntry trigger, String subject, double observed, String unit) {
        String about = subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT) + "...";
        if (trigger.isManual()) {
            return "the manual snapshot \"" + about + "\"";
        }
        if (trigger.kind().equals("stuck")) {
            return about + " is still running after " + DurationText.measured(observed);
        }
        if (trigger.kind().equals("deadlock")) {
            return about + " wait for each other's locks";
        }
        if (unit.equals("ns") && !Double.isNaN(observed)) {
            return about + " took " + DurationText.measured(observed);
        }
        if (unit.equals("ratio") && !Double.isNaN(observed)) {
            String share = RatioText.measured(observed);
            return trigger.kind().equals("error-rate") ? share + " of " + about + " failed" : about + " at " + share;
        }
        if (!Double.isNaN(observed)) {
            return about + " at " + String.format(Locale.ROOT, "%.0f", observed);
        }
        boolean isAlone = about.equals(trigger.name());
        return isAlone ? trigger.name() + " was called" : trigger.name() + " was called in " + about;
    }

    /** The whole line for the log. */
    String line(String what, Refusal refusal, TriggerEntry trigger, String subject, long nowNanos) {
        return "Not captured: " + what + ". " + because(refusal, trigger, subject, nowNanos)
                + ". Further ones are counted " + settings.statusPlace + ".";
    }

    /** Why not: {@code latency is cooling down for another 47 s (dashcam.limits.cooldown)}. */
    String because(Refusal refusal, TriggerEntry trigger, String subject, long nowNanos) {
        String another = " for another " + DurationText.left(gates.leftNanos(refusal, trigger, subject, nowNanos));
        String name = trigger.name();
        return switch (refusal) {
            case DISABLED -> name + " is disabled (dashcam.triggers.named." + name + ".enabled)";
            case WARM_UP ->
                gates.isReady()
                        ? name + " is warming up" + another + " (dashcam.limits.warm-up)"
                        : name + " waits until the service is ready";
            case HISTORY ->
                "The ring reaches back " + DurationText.measured((double) gates.reachNanos()) + " and " + name
                        + " waits for "
                        + DurationText.measured((double) gates.neededReachNanos(nowNanos))
                        + " (dashcam.limits.minimum-history; more dashcam.memory makes it longer)";
            case COOLDOWN -> name + " is cooling down" + another + " (" + trigger.cooldownProperty() + ")";
            case PER_PROBLEM ->
                name + " has used up the " + settings.perProblem + " snapshots a day for this problem" + another
                        + " (dashcam.limits.per-problem)";
            case PER_HOUR -> usedUp(settings.perHour, "snapshots an hour", another, "per-hour");
            case PER_DAY -> usedUp(settings.perDay, "snapshots a day", another, "per-day");
            case MANUAL_PER_HOUR ->
                usedUp(settings.manualPerHour, "manual snapshots an hour", another, "manual-per-hour");
            case NO_STORE -> "There is no snapshot store: add dev.dashcam:dashcam-sinks";
            case STORE -> "The snapshot store cannot take one now; the status says why (dashcam.spool)";
            case OFF -> "The recorder is off";
            case SHUTDOWN -> "The recorder is being closed";
        };
    }

    private static String usedUp(int most, String what, String another, String property) {
        return "The " + most + " " + what + " are used up" + another + " (dashcam.limits." + property + ")";
    }
}
