/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Quantity;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.RouteAdvice;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.named.NamedTrigger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What the engine knows of one trigger: its settings, its counters, its routes. Safe for all threads. */
final class TriggerEntry {
    private final String name;
    private final String kind;
    private final String watching;
    /** Null where nobody has given one. */
    private final @Nullable Trigger trigger;

    private final boolean isManual;
    private final boolean isEnabled;
    private final boolean isUrgent;
    private final @Nullable Budgets imagined;
    private final long cooldownNanos;
    private final String cooldownProperty;
    private final SubjectTable subjects;
    private volatile double lastObserved = Double.NaN;
    private volatile String lastUnit = "";
    private final OpenLines lines = new OpenLines();
    private final LongAdder captured = new LongAdder();
    private final LongAdder coalesced = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder[] suppressed = new LongAdder[Reason.values().length];
    private final AtomicInteger saidRefusals = new AtomicInteger();
    private final AtomicBoolean saidFailure = new AtomicBoolean();
    private volatile boolean isLeftOut;

    private TriggerEntry(
            String name, String kind, String watching, @Nullable Trigger trigger, boolean isUrgent, EntryMaker maker) {
        TriggerSettings settings = maker.settings();
        NamedTrigger own = trigger instanceof NamedTrigger named ? named : null;
        Duration ownCooldown = own == null ? null : own.cooldown();
        this.name = name;
        this.kind = kind;
        this.watching = watching;
        this.trigger = trigger;
        this.isManual = kind.equals("manual");
        this.isUrgent = isUrgent;
        this.isEnabled = own == null || own.isEnabled();
        this.cooldownNanos = ownCooldown == null ? settings.cooldownNanos : ownCooldown.toNanos();
        this.cooldownProperty =
                ownCooldown == null ? "dashcam.limits.cooldown" : "dashcam.triggers.named." + name + ".cooldown";
        this.imagined = !isManual && settings.dryRuns.contains(name) ? maker.imagined() : null;
        this.subjects = new SubjectTable(
                name, settings.perProblem, imagined == null ? maker.spent().get() : RestoredProblems.NONE);
        for (int reason = 0; reason < suppressed.length; reason++) {
            suppressed[reason] = new LongAdder();
        }
    }

    /** The entry of a trigger the user configured. */
    static TriggerEntry of(Trigger trigger, EntryMaker maker) {
        return new TriggerEntry(trigger.name(), trigger.kind(), trigger.watching(), trigger, trigger.isUrgent(), maker);
    }

    /** The entry of thresholds that single tasks carry. */
    static TriggerEntry slowerThan(String name, EntryMaker maker) {
        return new TriggerEntry(name, "latency", name, null, false, maker);
    }

    /** The entry of snapshots that people order. */
    static TriggerEntry manual(String name, EntryMaker maker) {
        return new TriggerEntry(name, "manual", name, null, false, maker);
    }

    String name() {
        return name;
    }

    String kind() {
        return kind;
    }

    /** What it saw; in the usual words where the trigger's own fail. */
    String saw(String subject, double observed, String unit) {
        if (trigger == null) {
            return isManual ? "asked for by hand: " + subject : Cause.saw(subject, observed, unit);
        }
        try {
            return trigger.saw(subject, observed, unit);
        } catch (RuntimeException | Error thrown) {
            return Cause.saw(subject, observed, unit);
        }
    }

    String watching() {
        return watching;
    }

    boolean isManual() {
        return isManual;
    }

    boolean isEnabled() {
        return isEnabled;
    }

    /** Whether it can wait neither for the end of the warm-up nor for a tail. */
    boolean isUrgent() {
        return isUrgent;
    }

    /** It does not return when it is called, and is called no more. */
    void leaveOut() {
        failures.increment();
        isLeftOut = true;
    }

    boolean isLeftOut() {
        return isLeftOut;
    }

    /** Whether it only looks. */
    boolean isDryRun() {
        return imagined != null;
    }

    /** The budgets it spends from: what it would, when it only looks. */
    Budgets budgetsOr(Budgets real) {
        return imagined == null ? real : imagined;
    }

    long cooldownNanos() {
        return cooldownNanos;
    }

    String cooldownProperty() {
        return cooldownProperty;
    }

    SubjectTable subjects() {
        return subjects;
    }

    /** The open lines of the ledger for a route: its own when the route is known, else the trigger's. */
    OpenLines linesOf(String subject) {
        Subject known = subjects.find(subject);
        return known == null ? lines : known.lines();
    }

    void countCaptured() {
        captured.increment();
    }

    void countCoalesced() {
        coalesced.increment();
    }

    void countSuppressed(Reason reason) {
        suppressed[reason.ordinal()].increment();
    }

    /** Counts that the trigger itself threw; true for the first time. */
    boolean countFailure() {
        failures.increment();
        return saidFailure.compareAndSet(false, true);
    }

    /** Whether this is the first refusal of its sort; true once. */
    boolean isFirst(Refusal refusal) {
        int bit = 1 << refusal.ordinal();
        return (saidRefusals.get() & bit) == 0 && (saidRefusals.getAndUpdate(said -> said | bit) & bit) == 0;
    }

    boolean wasAsked() {
        return captured() + coalesced() > 0 || !suppressed().isEmpty();
    }

    /** How many tasks the trigger has looked at, as it says itself. */
    long seen() {
        try {
            return trigger == null ? 0 : trigger.seen();
        } catch (RuntimeException | Error thrown) {
            return 0;
        }
    }

    /** Takes note of what it last asked about; two threads at once may leave either's. */
    void asked(double observed, String unit) {
        lastObserved = observed;
        lastUnit = unit;
    }

    /** What the trigger sees now, as it says itself, else what it last asked about. */
    String now() {
        String now = "";
        try {
            now = trigger == null ? "" : trigger.now();
        } catch (RuntimeException | Error thrown) {
            // what it last asked about is known all the same
        }
        double last = lastObserved;
        return now.isEmpty() && !Double.isNaN(last) ? "last asked at " + Quantity.measured(last, lastUnit) : now;
    }

    /** What other thresholds would have captured, as the trigger says itself. */
    List<RouteAdvice> advice() {
        try {
            return trigger == null ? List.of() : trigger.advice();
        } catch (RuntimeException | Error thrown) {
            return List.of();
        }
    }

    long captured() {
        return captured.sum();
    }

    long coalesced() {
        return coalesced.sum();
    }

    long failures() {
        return failures.sum();
    }

    Map<String, Long> suppressed() {
        Map<String, Long> byReason = new TreeMap<>();
        for (Reason reason : Reason.values()) {
            long count = suppressed[reason.ordinal()].sum();
            if (count > 0) {
                byReason.put(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), count);
            }
        }
        return byReason;
    }
}
