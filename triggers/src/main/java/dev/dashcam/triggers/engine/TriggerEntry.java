/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.snapshot.Reason;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.named.NamedTrigger;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the engine knows of one trigger: its settings, its counters, its routes. Safe for all threads. */
final class TriggerEntry {
    private final String name;
    private final String kind;
    private final String watching;
    private final LongSupplier seen;
    private final boolean isManual;
    private final boolean isEnabled;
    private final long cooldownNanos;
    private final String cooldownProperty;
    private final SubjectTable subjects;
    private final OpenLines lines = new OpenLines();
    private final LongAdder captured = new LongAdder();
    private final LongAdder coalesced = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder[] suppressed = new LongAdder[Reason.values().length];
    private final AtomicInteger saidRefusals = new AtomicInteger();
    private final AtomicBoolean saidFailure = new AtomicBoolean();

    private TriggerEntry(
            String name,
            String kind,
            String watching,
            LongSupplier seen,
            @Nullable NamedTrigger own,
            TriggerSettings settings) {
        Duration ownCooldown = own == null ? null : own.cooldown();
        this.name = name;
        this.kind = kind;
        this.watching = watching;
        this.seen = seen;
        this.isManual = kind.equals("manual");
        this.isEnabled = own == null || own.isEnabled();
        this.cooldownNanos = ownCooldown == null ? settings.cooldownNanos : ownCooldown.toNanos();
        this.cooldownProperty =
                ownCooldown == null ? "dashcam.limits.cooldown" : "dashcam.triggers.named." + name + ".cooldown";
        this.subjects = new SubjectTable(settings.perProblem);
        for (int reason = 0; reason < suppressed.length; reason++) {
            suppressed[reason] = new LongAdder();
        }
    }

    /** The entry of a trigger the user configured. */
    static TriggerEntry of(Trigger trigger, TriggerSettings settings) {
        NamedTrigger own = trigger instanceof NamedTrigger named ? named : null;
        return new TriggerEntry(trigger.name(), trigger.kind(), trigger.watching(), trigger::seen, own, settings);
    }

    /** The entry of a trigger that nobody configured. */
    static TriggerEntry of(String name, String kind, TriggerSettings settings) {
        return new TriggerEntry(name, kind, name, () -> 0, null, settings);
    }

    String name() {
        return name;
    }

    String kind() {
        return kind;
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
            return seen.getAsLong();
        } catch (RuntimeException | Error thrown) {
            return 0;
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
