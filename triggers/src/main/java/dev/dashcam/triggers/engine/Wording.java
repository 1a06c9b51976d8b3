/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.snapshot.Quantity;
import dev.dashcam.triggers.text.DurationText;

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
        return trigger.isManual() ? "the manual snapshot \"" + about + "\"" : trigger.saw(about, observed, unit);
    }

    /** The whole line for the log. */
    String line(String what, Refusal refusal, TriggerEntry trigger, String key, long nowNanos) {
        return "Not captured: " + what + ". " + because(refusal, trigger, key, nowNanos) + ". Further ones are counted "
                + settings.statusPlace + ".";
    }

    /** Why not: {@code latency is cooling down for another 47 s (dashcam.limits.cooldown)}. */
    String because(Refusal refusal, TriggerEntry trigger, String key, long nowNanos) {
        String another = " for another " + DurationText.left(gates.leftNanos(refusal, trigger, key, nowNanos));
        String name = trigger.name();
        return switch (refusal) {
            case DISABLED -> name + " is disabled (dashcam.triggers.named." + name + ".enabled)";
            case DRY_RUN -> name + " is in dry run and would have captured it (dashcam.limits.dry-run)";
            case WARM_UP ->
                gates.isReady()
                        ? name + " is warming up" + another + " (dashcam.limits.warm-up)"
                        : name + " waits until the service is ready";
            case HISTORY ->
                "The ring reaches back " + Quantity.measured((double) gates.reachNanos(), "ns") + " and " + name
                        + " waits for "
                        + Quantity.measured((double) gates.neededReachNanos(nowNanos), "ns")
                        + " (dashcam.limits.minimum-history; more dashcam.memory makes it longer)";
            case COOLDOWN -> name + " is cooling down" + another + " (" + trigger.cooldownProperty() + ")";
            case PER_PROBLEM ->
                name + " has used up the " + settings.perProblem + " snapshots a day for this problem" + another
                        + " (dashcam.limits.per-problem)";
            case PER_HOUR -> usedUp(settings.perHour, "snapshots an hour", another, "per-hour");
            case PER_DAY -> usedUp(settings.perDay, "snapshots a day", another, "per-day");
            case MANUAL_PER_HOUR ->
                usedUp(settings.manualPerHour, "manual snapshots an hour", another, "manual-per-hour");
            case NO_STORE -> "There is no snapshot store; the status says why";
            case STORE -> "The snapshot store cannot take one now; the status says why (dashcam.spool)";
            case OFF -> "The recorder is off";
            case SHUTDOWN -> "The recorder is being closed";
        };
    }

    private static String usedUp(int most, String what, String another, String property) {
        return "The " + most + " " + what + " are used up" + another + " (dashcam.limits." + property + ")";
    }
}
