/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.TriggerEnvironment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered and told of every decision: a counter, a line of the ledger, and for the first refusal of each trigger
 * and sort one line of the log. A refusal that is not the first of its sort allocates nothing.
 */
final class Records {
    private final TriggerSettings settings;
    private final TriggerEnvironment environment;
    private final Gates gates;
    private final Wording wording;
    private final Ledger ledger = new Ledger();

    Records(TriggerSettings settings, TriggerEnvironment environment, Gates gates) {
        this.settings = settings;
        this.environment = environment;
        this.gates = gates;
        this.wording = new Wording(settings, gates);
    }

    Decision accepted(TriggerEntry trigger, Decision decision, Cause cause, long nowNanos) {
        trigger.countCaptured();
        trigger.linesOf(cause.subject()).close();
        String what = Wording.what(trigger, cause.subject(), cause.observed(), cause.unit());
        String id = decision.snapshotId();
        ledger.write(nowNanos, what, "captured as " + id + " by " + trigger.name(), id);
        return decision;
    }

    Decision coalesced(
            TriggerEntry trigger, Decision decision, String subject, double observed, String unit, long nowNanos) {
        trigger.countCoalesced();
        OpenLines open = trigger.linesOf(subject);
        String id = decision.snapshotId();
        if (!ledger.repeat(open, OpenLines.COALESCED, id, nowNanos)) {
            String what = Wording.what(trigger, subject, observed, unit);
            String outcome = "covered by " + id + " for " + trigger.name();
            open.replace(OpenLines.COALESCED, ledger.write(nowNanos, what, outcome, id));
        }
        return decision;
    }

    Decision refused(TriggerEntry trigger, Refusal refusal, Cause cause, long nowNanos) {
        String key = key(refusal, cause);
        if (enter(trigger, refusal, cause.subject(), key, cause.observed(), cause.unit(), nowNanos)) {
            say(trigger, refusal, cause.subject(), key, cause.observed(), cause.unit(), cause.traceId(), nowNanos);
        }
        return Decision.suppressed(refusal.reason());
    }

    /** The same about a task, whose trace id is asked for only where there is a line to say, since that allocates. */
    Decision refused(
            TriggerEntry trigger, Refusal refusal, FinishedTask task, double observed, String unit, long nowNanos) {
        String subject = task.eventName().text();
        if (enter(trigger, refusal, subject, subject, observed, unit, nowNanos)) {
            say(trigger, refusal, subject, subject, observed, unit, task.traceId(), nowNanos);
        }
        return Decision.suppressed(refusal.reason());
    }

    /** The same without a task. */
    Decision refused(TriggerEntry trigger, Refusal refusal, String subject, long nowNanos) {
        if (enter(trigger, refusal, subject, subject, Double.NaN, "", nowNanos)) {
            say(trigger, refusal, subject, subject, Double.NaN, "", null, nowNanos);
        }
        return Decision.suppressed(refusal.reason());
    }

    /** Counts a refusal and enters it in the ledger; whether somebody is to be told. */
    private boolean enter(
            TriggerEntry trigger,
            Refusal refusal,
            String subject,
            String key,
            double observed,
            String unit,
            long nowNanos) {
        trigger.countSuppressed(refusal.reason());
        OpenLines open = trigger.linesOf(subject);
        if (!ledger.repeat(open, refusal.ordinal(), null, nowNanos)) {
            String what = Wording.what(trigger, subject, observed, unit);
            String because = wording.because(refusal, trigger, key, nowNanos);
            open.replace(refusal.ordinal(), ledger.write(nowNanos, what, "not captured, " + because, null));
        }
        return refusal.isSaid() && trigger.isFirst(refusal);
    }

    private void say(
            TriggerEntry trigger,
            Refusal refusal,
            String subject,
            String key,
            double observed,
            String unit,
            @Nullable String traceId,
            long nowNanos) {
        String what = Wording.what(trigger, subject, observed, unit);
        environment.say(wording.line(what, refusal, trigger, key, nowNanos), traceId);
    }

    /** Counts a refusal that nobody has to be told of. */
    Decision refusedSilently(TriggerEntry trigger, Refusal refusal) {
        trigger.countSuppressed(refusal.reason());
        return Decision.suppressed(refusal.reason());
    }

    /** Why not, in words. */
    String because(Refusal refusal, TriggerEntry trigger, Cause cause, long nowNanos) {
        return wording.because(refusal, trigger, key(refusal, cause), nowNanos);
    }

    /** By what the gate knows it that was shut. */
    private static String key(Refusal refusal, Cause cause) {
        return refusal == Refusal.PER_PROBLEM ? cause.problem() : cause.subject();
    }

    void leftOut(TriggerEntry trigger) {
        environment.say("The trigger " + trigger.name()
                + " has not returned from a tick for a second and is left out from now on. "
                + "Code in a tick must not wait; the status says left-out.");
    }

    void failed(String snapshotId, long nowNanos) {
        ledger.write(nowNanos, snapshotId, "could not be written; its budget was given back", null);
    }

    void threw(TriggerEntry trigger, Throwable thrown) {
        if (trigger.countFailure()) {
            environment.say("The trigger " + trigger.name() + " threw " + thrown
                    + ". It stays in use; further failures are" + " counted " + settings.statusPlace + ".");
        }
    }

    List<String> decisions() {
        RecorderClock clock = environment.clock();
        return ledger.inWords(clock.epochNanos() - gates.nowNanos());
    }
}
