/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.TriggerEnvironment;
import dev.dashcam.triggers.engine.BudgetFile.Sort;
import dev.dashcam.triggers.engine.BudgetFile.Spent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries what was spent over a restart. In the file it is on the wall clock, which may have been set meanwhile: what seems to
 * be of the future counts as of now, so nothing is locked for longer than it would have been on the day it was spent.
 */
final class BudgetMemory {
    private final TriggerEnvironment environment;
    private final @Nullable BudgetFile file;
    private final Budgets budgets;
    private volatile RestoredProblems problems;
    private boolean hasSaidFailure;

    /** Reads what an earlier run has left, for the thread that starts the recorder. */
    BudgetMemory(TriggerSettings settings, TriggerEnvironment environment, Budgets budgets, long nowNanos) {
        Path folder = environment.stateFolder();
        this.environment = environment;
        this.file = folder == null ? null : new BudgetFile(folder);
        this.budgets = budgets;
        this.problems = RestoredProblems.of(restored(nowNanos), settings.perProblem, nowNanos);
    }

    RestoredProblems problems() {
        return problems;
    }

    /** Has what was spent on these remembered, although the rules that spent it are no more. One thread at a time. */
    void keep(Collection<Subject> spentOn, long nowNanos) {
        problems = problems.and(spentOn, nowNanos);
    }

    /** Writes what is spent now. For the thread that writes snapshots, after each of them. */
    synchronized void save(Supplier<List<SubjectTable>> tables, long nowNanos) {
        if (file == null) {
            return;
        }
        try {
            file.write(spent(tables.get(), nowNanos));
        } catch (IOException | RuntimeException failed) {
            if (!hasSaidFailure) {
                hasSaidFailure = true;
                environment.say("What was captured cannot be remembered in " + file.path() + ": " + failed
                        + ". After a restart the budgets of snapshots (dashcam.limits) begin anew.");
            }
        }
    }

    private List<Spent> restored(long nowNanos) {
        if (file == null || !file.exists()) {
            return List.of();
        }
        try {
            long epochNanos = environment.clock().epochNanos();
            List<Spent> spent = new ArrayList<>();
            for (Spent one : file.read()) {
                spent.add(one.at(nowNanos - ageNanos(epochNanos, one.atNanos())));
            }
            // where less is allowed than was, the newest count longest
            spent.sort(Comparator.comparingLong(Spent::atNanos).reversed());
            for (Spent one : spent) {
                if (one.sort() != Sort.PROBLEM) {
                    budgets.restore(one.sort() == Sort.MANUAL, one.atNanos(), nowNanos);
                }
            }
            return spent;
        } catch (IOException | RuntimeException unreadable) {
            budgets.spendHalf(nowNanos);
            environment.say("What was captured before the restart cannot be read from " + file.path() + ": "
                    + unreadable.getMessage()
                    + ". Half of the budgets of snapshots (dashcam.limits) counts as spent; the next snapshot writes it"
                    + " anew.");
            return List.of();
        }
    }

    private static long ageNanos(long epochNanos, long atNanos) {
        long ageNanos = epochNanos - atNanos;
        // older than counts is old enough, and keeps sums in their range
        return Math.max(0, Math.min(Budgets.DAY_NANOS, ageNanos));
    }

    private List<Spent> spent(List<SubjectTable> tables, long nowNanos) {
        RecorderClock clock = environment.clock();
        long epochAtStart = clock.epochNanos() - nowNanos;
        List<Spent> spent = new ArrayList<>();
        budgets.day().forEachCharge(nowNanos, at -> spent.add(new Spent(Sort.AUTOMATIC, 0, epochAtStart + at)));
        budgets.manualHour().forEachCharge(nowNanos, at -> spent.add(new Spent(Sort.MANUAL, 0, epochAtStart + at)));
        Set<Subject> subjects = Collections.newSetFromMap(new IdentityHashMap<>());
        subjects.addAll(problems.all());
        tables.forEach(table -> subjects.addAll(table.all()));
        for (Subject subject : subjects) {
            subject.budget()
                    .forEachCharge(
                            nowNanos, at -> spent.add(new Spent(Sort.PROBLEM, subject.key(), epochAtStart + at)));
        }
        return spent;
    }
}
