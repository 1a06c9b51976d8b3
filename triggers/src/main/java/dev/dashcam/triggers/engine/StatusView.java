/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.trigger.TriggerStatus;

/** The state of a trigger, as people ask for it. */
final class StatusView {
    private final Gates gates;

    StatusView(Gates gates) {
        this.gates = gates;
    }

    TriggerStatus of(TriggerEntry trigger, long nowNanos) {
        if (!trigger.isEnabled()) {
            return status(trigger, "disabled", 0);
        }
        if (trigger.isLeftOut()) {
            return status(trigger, "left-out", 0);
        }
        if (!trigger.isManual() && !trigger.isUrgent() && gates.isWarmingUp(nowNanos)) {
            return status(trigger, "warming-up", gates.warmUpLeftNanos(nowNanos));
        }
        if (trigger.isDryRun()) {
            return status(trigger, "dry-run", 0);
        }
        if (trigger.subjects().isCapturing(nowNanos)) {
            return status(trigger, "capturing", 0);
        }
        Refusal usedUp = gates.usedUp(trigger, nowNanos);
        if (usedUp != null) {
            return status(trigger, "out-of-budget", gates.leftNanos(usedUp, trigger, "", nowNanos));
        }
        long coolsNanos = trigger.subjects().cooldownLeftNanos(trigger.cooldownNanos(), nowNanos);
        return coolsNanos > 0 ? status(trigger, "cooling-down", coolsNanos) : status(trigger, "running", 0);
    }

    private static TriggerStatus status(TriggerEntry trigger, String state, long leftNanos) {
        return new TriggerStatus(
                trigger.name(),
                trigger.kind(),
                state,
                leftNanos,
                trigger.watching(),
                trigger.now(),
                trigger.seen(),
                trigger.captured(),
                trigger.coalesced(),
                trigger.suppressed(),
                trigger.failures(),
                trigger.advice());
    }
}
