/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The routes and problems that a trigger has fired for, at most {@value #MOST}; what finds no room shares one entry. They are
 * entered when a snapshot is taken of them only, so a lookup for a suppressed call allocates nothing.
 */
final class SubjectTable {
    static final int MOST = 200;

    private final ConcurrentHashMap<String, Subject> byName = new ConcurrentHashMap<>();
    private final String trigger;
    private final int perProblem;
    private final RestoredProblems restored;
    private final Subject others;

    SubjectTable(String trigger, int perProblem, RestoredProblems restored) {
        this.trigger = trigger;
        this.perProblem = perProblem;
        this.restored = restored;
        this.others = new Subject(0, perProblem);
    }

    /** What is remembered of this route, null when nothing is. */
    @Nullable
    Subject find(String name) {
        Subject known = byName.get(name);
        if (known == null) {
            known = restored.find(trigger, name);
        }
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
        Subject spentOn = restored.find(trigger, name);
        Subject entered = spentOn != null ? spentOn : new Subject(RestoredProblems.key(trigger, name), perProblem);
        Subject faster = byName.putIfAbsent(name, entered);
        if (faster == null && byName.size() > MOST) {
            byName.remove(name, entered);
            return others;
        }
        return faster == null ? entered : faster;
    }

    /** Those that have an entry of their own. */
    Collection<Subject> all() {
        return byName.values();
    }

    /** Whether a snapshot is being taken of any. */
    boolean isCapturing(long nowNanos) {
        for (Subject subject : byName.values()) {
            if (subject.isCapturing(nowNanos)) {
                return true;
            }
        }
        return others.isCapturing(nowNanos);
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
