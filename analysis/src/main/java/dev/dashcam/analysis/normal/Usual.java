/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.normal;

import dev.dashcam.analysis.account.PlaceTotals;
import dev.dashcam.analysis.account.Timeline;
import dev.dashcam.analysis.findings.Siblings;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.read.TraceEvent;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is usual for the tasks of one name that neither failed nor were slow. For one thread. */
public final class Usual {
    private static final int MAX_PLACES = 64;
    /** Asked for once for all tasks: each answer is a copy. */
    private static final State[] STATES = State.values();

    private final HeapBudget budget;
    private final long slowNanos;
    private final Distribution durations;
    private final Distribution cpu;
    private final Distribution runQueue;
    private final Distribution allocated;
    private final Map<Integer, Distribution> byPlace = new HashMap<>();
    private final Map<Integer, Distribution> timesByPlace = new HashMap<>();
    private final Map<State, Distribution> byState = new EnumMap<>(State.class);
    private final PlaceTotals totals;
    private long placed;
    private long stated;
    private long count;
    private long failed;
    private long slow;

    /**
     * Nothing yet.
     *
     * @param slowNanos what takes at least this long is slow, 0 when nothing is
     */
    public Usual(HeapBudget budget, long slowNanos) {
        this.budget = budget;
        this.slowNanos = slowNanos;
        this.durations = new Distribution(budget, Distribution.FINE);
        this.cpu = new Distribution(budget, Distribution.FINE);
        this.runQueue = new Distribution(budget, Distribution.FINE);
        this.allocated = new Distribution(budget, Distribution.FINE);
        this.totals = new PlaceTotals(budget);
    }

    /**
     * Counts the end of a task. Answers whether it is a normal one.
     *
     * @param runQueueNanos how long it waited for a CPU, -1 when that is not known or not to be believed
     */
    public boolean add(TraceEvent end, long runQueueNanos) {
        count++;
        if (end.isFailed()) {
            failed++;
            return false;
        }
        if (slowNanos > 0 && end.durationNanos() >= slowNanos) {
            slow++;
            return false;
        }
        durations.add(end.durationNanos());
        addKnown(cpu, end.cpuNanos());
        addKnown(runQueue, runQueueNanos);
        addKnown(allocated, end.allocatedBytes());
        return true;
    }

    /** Counts where a normal task was. */
    public void addPlaces(Timeline timeline, long startNanos, long endNanos) {
        totals.clear();
        timeline.divide(startNanos, endNanos, startNanos, totals);
        totals.countTimes(timeline);
        placed++;
        for (int i = 0; i < totals.count(); i++) {
            Distribution ofPlace = byPlace.get(totals.place(i));
            if (ofPlace == null && byPlace.size() < MAX_PLACES) {
                ofPlace = new Distribution(budget, Distribution.FINE);
                byPlace.put(totals.place(i), ofPlace);
                timesByPlace.put(totals.place(i), new Distribution(budget, Distribution.COARSE));
            }
            if (ofPlace != null) {
                ofPlace.add(totals.nanos(totals.place(i)));
            }
            Distribution times = timesByPlace.get(totals.place(i));
            if (times != null) {
                times.add(totals.times(totals.place(i)));
            }
        }
    }

    /** Counts what held up a normal task, by {@link State#ordinal()}. */
    public void addStates(long[] nanosByState) {
        stated++;
        for (State state : STATES) {
            long nanos = nanosByState[state.ordinal()];
            if (nanos > 0) {
                byState.computeIfAbsent(state, key -> new Distribution(budget, Distribution.FINE))
                        .add(nanos);
            }
        }
    }

    /** How long one usually waits in a state, as far as the JVM tells; -1 when that is not known. */
    public long stateNanos(State state) {
        if (stated < Siblings.ENOUGH) {
            return -1;
        }
        Distribution ofState = byState.get(state);
        return ofState == null ? 0 : ofState.quantile(0.5, stated - ofState.count());
    }

    /** How many there are and how long they take. */
    public Siblings siblings() {
        return new Siblings(
                count, failed, slow, slowNanos, durations.count(), durations.median(), durations.quantile(0.99, 0));
    }

    /** How long one usually is in a place, -1 when that is not known. */
    public long placeNanos(int place) {
        if (placed < Siblings.ENOUGH) {
            return -1;
        }
        Distribution ofPlace = byPlace.get(place);
        if (ofPlace == null) {
            return byPlace.size() < MAX_PLACES ? 0 : -1;
        }
        return ofPlace.quantile(0.5, placed - ofPlace.count());
    }

    /** How often one usually is in a place, 0 when that is not known. */
    public long placeTimes(int place) {
        Distribution times = timesByPlace.get(place);
        return times == null || placed < Siblings.ENOUGH ? 0 : times.quantile(0.5, placed - times.count());
    }

    /** The places where at least one of them was. */
    public Set<Integer> places() {
        return Set.copyOf(byPlace.keySet());
    }

    /** Usual time on CPU, -1 when not known. */
    public long cpuNanos() {
        return known(cpu);
    }

    /** Usual time waiting for a CPU, -1 when not known. */
    public long runQueueNanos() {
        return known(runQueue);
    }

    /** Bytes usually allocated, -1 when not known. */
    public long allocatedBytes() {
        return known(allocated);
    }

    private static void addKnown(Distribution distribution, long value) {
        if (value >= 0) {
            distribution.add(value);
        }
    }

    private static long known(Distribution distribution) {
        return distribution.count() < Siblings.ENOUGH ? -1 : distribution.median();
    }
}
