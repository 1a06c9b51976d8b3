/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Outcome;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.CaptureDesk;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.TriggerEnvironment;
import dev.dashcam.trigger.TriggerStatus;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides one call at a time, on the caller's thread: enabled, armed, coalesce, cooldown, budget, capture. No locks. A call
 * that passes takes its route's cooldown and its budgets with compare-and-set before it turns to the desk, so however many
 * threads race, one of them captures; what it took is given back when nothing comes of it.
 */
final class Judge {
    /** How often a call looks again whether the capture that another thread is beginning has begun: microseconds. */
    private static final int LOOKS = 64;

    private final CaptureDesk desk;
    private final Gates gates;
    private final Captures captures = new Captures();
    private final BudgetMemory memory;
    private final DryRuns dryRuns;
    private final Records records;
    private final StatusView statusView;
    private final long tailNanos;
    private volatile boolean isClosed;

    Judge(TriggerSettings settings, TriggerEnvironment environment, Budgets imagined) {
        this.desk = environment.captures();
        this.gates = new Gates(settings, environment);
        this.memory = new BudgetMemory(settings, environment, gates.budgets(), gates.nowNanos());
        this.dryRuns = new DryRuns(settings, gates, imagined);
        this.records = new Records(settings, environment, gates);
        this.statusView = new StatusView(gates);
        this.tailNanos = settings.tailNanos;
    }

    /** A trigger asks with a cause of its own. */
    Decision ask(TriggerEntry trigger, Cause cause) {
        long nowNanos = gates.nowNanos();
        trigger.asked(cause.observed(), cause.unit());
        Refusal refusal = refusal(trigger, cause.subject(), cause.problem(), nowNanos);
        if (refusal != null) {
            return records.refused(trigger, refusal, cause, nowNanos);
        }
        Decision covered = desk.coalesceUnlisted();
        return covered == null
                ? capture(trigger, cause, nowNanos)
                : coalesced(trigger, cause.subject(), cause.observed(), cause.unit(), covered, nowNanos);
    }

    /** Something is asked about a task; the cause is made only when it may be needed. */
    Decision ask(TriggerEntry trigger, FinishedTask task, double observed, double threshold, String unit) {
        long nowNanos = gates.nowNanos();
        trigger.asked(observed, unit);
        String subject = task.eventName().text();
        Refusal refusal = refusal(trigger, subject, subject, nowNanos);
        if (refusal != null) {
            return records.refused(trigger, refusal, task, observed, unit, nowNanos);
        }
        Decision covered = desk.coalesceUnlisted();
        if (covered != null) {
            return coalesced(trigger, subject, observed, unit, covered, nowNanos);
        }
        long atNanos = task.startNanos() + task.durationNanos();
        Cause cause = new Cause(
                trigger.name(),
                trigger.kind(),
                subject,
                task.id(),
                task.traceId(),
                observed,
                threshold,
                unit,
                trigger.saw(subject, observed, unit),
                atNanos);
        return capture(trigger, cause, nowNanos);
    }

    /** Something is asked without a task. */
    Decision ask(TriggerEntry trigger, String subject) {
        long nowNanos = gates.nowNanos();
        Refusal refusal = refusal(trigger, subject, subject, nowNanos);
        if (refusal != null) {
            return records.refused(trigger, refusal, subject, nowNanos);
        }
        Decision covered = desk.coalesceUnlisted();
        return covered == null
                ? capture(trigger, cause(trigger, subject), nowNanos)
                : coalesced(trigger, subject, Double.NaN, "", covered, nowNanos);
    }

    private Cause cause(TriggerEntry trigger, String subject) {
        return new Cause(
                trigger.name(),
                trigger.kind(),
                subject,
                0,
                null,
                Double.NaN,
                Double.NaN,
                "",
                trigger.saw(subject, Double.NaN, ""),
                gates.clockNanos());
    }

    void ready(long sinceNanos) {
        gates.ready(sinceNanos);
    }

    /** A drill: no gate, no charge, no count. The cause is told as the rule would have told it, but for its kind. */
    Decision drill(TriggerEntry trigger, FinishedTask task, double observed, double threshold, String unit) {
        if (isClosed) {
            return Decision.suppressed(Reason.SHUTDOWN);
        }
        long atNanos = task.startNanos() + task.durationNanos();
        String subject = task.eventName().text();
        return desk.capture(
                new Cause(
                        trigger.name(),
                        Cause.DRILL,
                        subject,
                        task.id(),
                        task.traceId(),
                        observed,
                        threshold,
                        unit,
                        trigger.saw(subject, observed, unit),
                        atNanos),
                0);
    }

    /** What the answer would be now, in words; changes nothing. */
    String wouldAnswer(TriggerEntry trigger, Cause cause) {
        long nowNanos = gates.nowNanos();
        Refusal refusal = wouldRefuse(trigger, cause, nowNanos);
        if (refusal != null) {
            return trigger.name() + ": not captured, " + records.because(refusal, trigger, cause, nowNanos) + ".";
        }
        return trigger.name() + (captures.mayBeRunning() ? ": joins the snapshot that is being taken." : ": captured.");
    }

    /** What an earlier run, and rules that are no more, have spent on problems. */
    RestoredProblems spent() {
        return memory.problems();
    }

    /** These entries are no more; what they have spent stays spent. One thread at a time. */
    void forget(List<TriggerEntry> entries) {
        memory.keep(
                entries.stream()
                        .filter(entry -> !entry.isDryRun())
                        .flatMap(entry -> entry.subjects().all().stream())
                        .toList(),
                gates.nowNanos());
    }

    void captureEnded(String snapshotId, boolean sealed, Supplier<List<SubjectTable>> tables) {
        long nowNanos = gates.nowNanos();
        captures.ended(snapshotId, sealed, nowNanos);
        if (sealed) {
            memory.save(tables, nowNanos);
        } else {
            records.failed(snapshotId, nowNanos);
        }
    }

    void failed(TriggerEntry trigger, Throwable thrown) {
        records.threw(trigger, thrown);
    }

    /** A trigger does not return. */
    void leaveOut(TriggerEntry trigger) {
        trigger.leaveOut();
        records.leftOut(trigger);
    }

    /** The answer where our own machinery failed, which no application may feel. */
    Decision broken(TriggerEntry trigger, Throwable thrown) {
        failed(trigger, thrown);
        return Decision.suppressed(Reason.OFF);
    }

    TriggerStatus status(TriggerEntry trigger) {
        return statusView.of(trigger, gates.nowNanos());
    }

    List<String> decisions() {
        return records.decisions();
    }

    void close() {
        isClosed = true;
    }

    /** The gate that is shut. While a capture may be running, what lies behind it cannot be said yet. */
    private @Nullable Refusal refusal(TriggerEntry trigger, String subject, String problem, long nowNanos) {
        if (isClosed) {
            return Refusal.SHUTDOWN;
        }
        Refusal unarmed = gates.unarmed(trigger, nowNanos);
        if (unarmed == null && trigger.isDryRun()) {
            return dryRuns.answer(trigger, subject, problem, nowNanos);
        }
        if (unarmed != null || captures.mayBeRunning()) {
            return unarmed;
        }
        Refusal spent = gates.spent(trigger, gates.budgets(), subject, problem, nowNanos);
        // a capture that began meanwhile may have spent it, and that one covers this call
        return spent != null && captures.mayBeRunning() ? null : spent;
    }

    /** As above for a call that is only imagined. */
    private @Nullable Refusal wouldRefuse(TriggerEntry trigger, Cause cause, long nowNanos) {
        if (isClosed || !trigger.isDryRun()) {
            return refusal(trigger, cause.subject(), cause.problem(), nowNanos);
        }
        Refusal unarmed = gates.unarmed(trigger, nowNanos);
        return unarmed == null ? Refusal.DRY_RUN : unarmed;
    }

    private Decision capture(TriggerEntry trigger, Cause cause, long nowNanos) {
        for (int looks = 0; ; looks++) {
            Decision covered = desk.coalesce(cause);
            if (covered != null) {
                return coalesced(trigger, cause, covered, nowNanos);
            }
            Claim claim = new Claim(nowNanos);
            captures.asks();
            try {
                Refusal refusal =
                        gates.take(trigger, gates.budgets(), cause.subject(), cause.problem(), claim, nowNanos);
                if (refusal == null) {
                    return atDesk(trigger, cause, claim, nowNanos);
                }
                if (looks >= LOOKS || !captures.isAnotherAsking()) {
                    // as above: who spent it may have begun a capture since this call looked for one
                    Decision late = desk.coalesce(cause);
                    if (late != null) {
                        return coalesced(trigger, cause, late, nowNanos);
                    }
                    // when one is only beginning, its own line says what happened
                    return captures.isAnotherAsking()
                            ? records.refusedSilently(trigger, refusal)
                            : records.refused(trigger, refusal, cause, nowNanos);
                }
            } finally {
                captures.answered();
            }
            Thread.onSpinWait();
        }
    }

    private Decision atDesk(TriggerEntry trigger, Cause cause, Claim claim, long nowNanos) {
        boolean isKept = false;
        try {
            Decision decision = desk.capture(cause, trigger.isManual() || trigger.isUrgent() ? 0 : tailNanos);
            String snapshotId = decision.snapshotId();
            if (decision.outcome() == Outcome.ACCEPTED && snapshotId != null) {
                isKept = true;
                captures.began(snapshotId, claim, nowNanos);
                return records.accepted(trigger, decision, cause, nowNanos);
            }
            claim.release();
            isKept = true;
            return decision.outcome() == Outcome.COALESCED
                    ? coalesced(trigger, cause, decision, nowNanos)
                    : records.refused(trigger, Refusal.ofDesk(decision.reason()), cause, nowNanos);
        } finally {
            if (!isKept) {
                claim.release();
            }
        }
    }

    private Decision coalesced(TriggerEntry trigger, Cause cause, Decision decision, long nowNanos) {
        return coalesced(trigger, cause.subject(), cause.observed(), cause.unit(), decision, nowNanos);
    }

    /** The snapshot explains this route too, so its cooldown begins with that snapshot's sealing; no budget is charged. */
    private Decision coalesced(
            TriggerEntry trigger, String subject, double observed, String unit, Decision decision, long nowNanos) {
        Claim covering = captures.find(decision.snapshotId());
        if (covering != null && !trigger.isManual()) {
            trigger.subjects()
                    .enter(subject, trigger.cooldownNanos(), nowNanos)
                    .take(covering, trigger.cooldownNanos(), nowNanos);
        }
        return records.coalesced(trigger, decision, subject, observed, unit, nowNanos);
    }
}
