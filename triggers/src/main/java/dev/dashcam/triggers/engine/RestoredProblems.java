/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run has spent on problems, and rules of this one that are no more. They are known by a number made of trigger and problem, since a name may say more
 * than a file beside encrypted snapshots should. Does not change once made; a lookup allocates nothing.
 */
final class RestoredProblems {
    /** What the first run ever knows. */
    static final RestoredProblems NONE = new RestoredProblems(new TreeMap<>());

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final long[] keys;
    private final List<Subject> subjects;

    private RestoredProblems(SortedMap<Long, Subject> byKey) {
        this.keys = new long[byKey.size()];
        this.subjects = new ArrayList<>(byKey.values());
        int at = 0;
        for (long key : byKey.keySet()) {
            keys[at++] = key;
        }
    }

    /** Those that still count. */
    static RestoredProblems of(List<BudgetFile.Spent> spent, int perProblem, long nowNanos) {
        SortedMap<Long, Subject> byKey = new TreeMap<>();
        for (BudgetFile.Spent one : spent) {
            if (one.sort() == BudgetFile.Sort.PROBLEM && nowNanos - one.atNanos() < Budgets.DAY_NANOS) {
                byKey.computeIfAbsent(one.key(), key -> new Subject(key, perProblem))
                        .budget()
                        .charge(one.atNanos());
            }
        }
        return new RestoredProblems(byKey);
    }

    /** These and what others have spent, as far as it still counts. Of those the cooldowns are forgotten. */
    RestoredProblems and(Collection<Subject> others, long nowNanos) {
        SortedMap<Long, Subject> byKey = new TreeMap<>();
        subjects.forEach(subject -> byKey.put(subject.key(), subject));
        others.forEach(subject -> byKey.put(subject.key(), subject.withoutCooldown()));
        byKey.values().removeIf(subject -> subject.budget().isUntouched(nowNanos));
        return new RestoredProblems(byKey);
    }

    /** The number of a problem. */
    static long key(String trigger, String problem) {
        return mixed((mixed(BASIS, trigger) ^ '\n') * PRIME, problem);
    }

    @Nullable
    Subject find(String trigger, String problem) {
        if (keys.length == 0) {
            return null;
        }
        int at = Arrays.binarySearch(keys, key(trigger, problem));
        return at < 0 ? null : subjects.get(at);
    }

    List<Subject> all() {
        return subjects;
    }

    private static long mixed(long basis, String text) {
        long mixed = basis;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * PRIME;
        }
        return mixed;
    }
}
