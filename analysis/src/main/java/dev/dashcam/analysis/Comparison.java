/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.analysis.account.Place;
import dev.dashcam.analysis.account.PlaceTotals;
import dev.dashcam.analysis.findings.Difference;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.StateAccount;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.normal.Usual;
import dev.dashcam.analysis.store.NameSlots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lays a task beside what is usual for its name. */
final class Comparison {
    private final NameSlots names;

    Comparison(NameSlots names) {
        this.names = names;
    }

    /** What both know, the largest difference first; nothing when there are too few to compare with. */
    List<Difference> of(Subject subject, PlaceTotals totals, Usual usual) {
        List<Difference> differences = new ArrayList<>();
        if (!usual.siblings().isTelling()) {
            return differences;
        }
        if (subject.isRecorded()) {
            for (int place : places(totals, usual)) {
                long usualNanos = usual.placeNanos(place);
                if (isComparable(subject, totals.nanos(place), usualNanos)) {
                    differences.add(new Difference(
                            what(place),
                            name(place),
                            totals.nanos(place),
                            usualNanos,
                            totals.times(place),
                            usual.placeTimes(place)));
                }
            }
        }
        add(differences, subject, What.ON_CPU, subject.cpuNanos(), usual.cpuNanos());
        add(differences, subject, What.WAITING_FOR_CPU, subject.runQueueNanos(), usual.runQueueNanos());
        differences.sort(Comparator.comparingLong((Difference one) -> -Math.abs(one.excess())));
        add(differences, subject, What.ALLOCATED, subject.allocatedBytes(), usual.allocatedBytes());
        return differences;
    }

    /**
     * How long the thread was in each state but the unexplained, and how long others usually are. Where there are others and
     * nobody knows how long they were, they were so for as long as they took at most.
     */
    static List<Difference> ofStates(StateAccount states, Usual usual) {
        List<Difference> differences = new ArrayList<>();
        boolean areOthers = usual.siblings().isTelling();
        for (State state : State.values()) {
            long nanos = states.nanos(state);
            if (nanos > 0 && state != State.UNEXPLAINED) {
                What what = What.valueOf(state.name());
                long usually = usually(state, usual);
                if (usually >= 0 || !areOthers) {
                    differences.add(new Difference(what, "", nanos, Math.max(0, usually), 0, 0));
                } else {
                    // It is not measured of tasks that take less than a millisecond, or the JVM does not tell of them.
                    long atMost = usual.siblings().typicalNanos();
                    differences.add(new Difference(what, "", nanos, atMost, true, 0, 0));
                }
            }
        }
        return differences;
    }

    private static long usually(State state, Usual usual) {
        return switch (state) {
            case ON_CPU -> usual.cpuNanos();
            case WAITING_FOR_CPU -> usual.runQueueNanos();
            default -> usual.stateNanos(state);
        };
    }

    private static Set<Integer> places(PlaceTotals totals, Usual usual) {
        Set<Integer> places = new LinkedHashSet<>();
        for (int i = 0; i < totals.count(); i++) {
            places.add(totals.place(i));
        }
        places.addAll(usual.places());
        places.remove(Place.NOT_RECORDED);
        return places;
    }

    private static void add(List<Difference> differences, Subject subject, What what, long value, long usual) {
        if (value >= 0 && isComparable(subject, value, usual)) {
            differences.add(new Difference(what, "", value, usual, 0, 0));
        }
    }

    /** What a running task has not done yet, it may still do. */
    private static boolean isComparable(Subject subject, long value, long usual) {
        return usual >= 0 && (!subject.isStillRunning() || value > usual);
    }

    private String name(int place) {
        return Place.isNamed(place) ? names.name(Place.nameSlot(place)) : "";
    }

    private static What what(int place) {
        if (Place.isNamed(place)) {
            return Place.isChild(place) ? What.CHILD_TASK : What.REGION;
        }
        return What.OUTSIDE;
    }
}
