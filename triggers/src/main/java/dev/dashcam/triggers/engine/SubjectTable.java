/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The routes that a trigger has fired for, at most {@value #MOST}; what finds no room shares one entry. Routes are entered
 * when a snapshot is taken of them only, so a lookup for a suppressed call allocates nothing.
 */
final class SubjectTable {
    static final int MOST = 200;

    private final ConcurrentHashMap<String, Subject> byName = new ConcurrentHashMap<>();
    private final int perProblem;
    private final Subject others;

    SubjectTable(int perProblem) {
        this.perProblem = perProblem;
        this.others = new Subject(perProblem);
    }

    /** What is remembered of this route, null when nothing is. */
    @Nullable
    Subject find(String name) {
        Subject known = byName.get(name);
        return known == null && byName.size() >= MOST ? others : known;
    }

    /** What is remembered of this route from now on. */
    Subject enter(String name, long cooldownNanos, long nowNanos) {
        Subject known = byName.get(name);
        if (known != null) {
            return known;
        }
        if (byName.size() >= MOST) {
            byName.values().removeIf(subject -> subject.isIdle(cooldownNanos, nowNanos));
        }
        if (byName.size() >= MOST) {
            return others;
        }
        Subject entered = new Subject(perProblem);
        Subject faster = byName.putIfAbsent(name, entered);
        if (faster == null && byName.size() > MOST) {
            byName.remove(name, entered);
            return others;
        }
        return faster == null ? entered : faster;
    }

    /** The longest cooldown that still lasts for any route. */
    long cooldownLeftNanos(long cooldownNanos, long nowNanos) {
        long longest = others.cooldownLeftNanos(cooldownNanos, nowNanos);
        for (Subject subject : byName.values()) {
            longest = Math.max(longest, subject.cooldownLeftNanos(cooldownNanos, nowNanos));
        }
        return longest;
    }
}
