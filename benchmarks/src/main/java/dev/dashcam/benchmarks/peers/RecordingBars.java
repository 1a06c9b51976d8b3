/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import static dev.dashcam.benchmarks.peers.Names.OWNED;
import static dev.dashcam.benchmarks.peers.Names.SHARED;
import static dev.dashcam.benchmarks.peers.Names.VIRTUAL;

import dev.dashcam.benchmarks.report.Bar;
import dev.dashcam.benchmarks.report.Table;
import dev.dashcam.benchmarks.statistics.Series;

/** What was promised of recording, and whether it holds. */
final class RecordingBars {
    /** What a turn itself allocates differs by a few bytes from run to run; no object is smaller than twice this. */
    private static final double HALF_AN_OBJECT_BYTES = 8;

    private final Costs costs;
    private final String go;
    private final Table table = Bar.table();

    RecordingBars(Costs costs, String go) {
        this.costs = costs;
        this.go = go;
    }

    String markdown() {
        addEvents();
        addTasks();
        addRegions();
        addOff();
        addTwoThreads();
        return table.markdown();
    }

    private void addEvents() {
        bar(Bar.atMost(5, "an event beyond the clock, owned slot (mark), ns"), costs.beyondClock("mark owned"));
        bar(Bar.atMost(5, "the same with a value (counter), ns"), costs.beyondClock("value owned"));
        bar(Bar.atMost(12, "an event beyond the clock, shared slot (mark), ns"), costs.beyondClock("mark shared"));
        bar(Bar.atMost(12, "the same with a value (counter), ns"), costs.beyondClock("value shared"));
        if (costs.hasVirtualThreads()) {
            bar(
                    Bar.atMost(12, "an event beyond the clock, virtual thread (mark), ns"),
                    costs.beyondClock(Names.call("mark", VIRTUAL)));
        }
        for (String call : new String[] {"mark", "value", "log"}) {
            bar(
                    Bar.atMostBytes(0, "allocated by an event (" + call + "), bytes"),
                    costs.bytes(Names.call(call, OWNED)));
        }
        if (costs.hasOneOfMany()) {
            bar(
                    new Bar(
                            "allocated by an event of one of thousands of virtual threads, in a task (mark), bytes",
                            0,
                            true,
                            HALF_AN_OBJECT_BYTES),
                    costs.bytesOfMany("markInTask"));
        }
        bar(
                Bar.atMostBytes(24, "allocated by a region's begin and end, bytes"),
                costs.bytes(Names.call("region", OWNED)));
    }

    private void addTasks() {
        bar(
                Bar.atMost(1800, "task with its account, beyond two clock reads, ns"),
                costs.accountedTask().minus(costs.nanos(Names.CLOCK_TWICE)));
        bar(
                Bar.atMost(100, "task without account, owned slot, beyond two clock reads, ns"),
                costs.beyondClockTwice(Names.call("task", OWNED)));
        bar(
                Bar.atMost(100, "task without account, shared slot, beyond two clock reads, ns"),
                costs.beyondClockTwice(Names.call("task", SHARED)));
    }

    private void addRegions() {
        String region = Names.call("region", OWNED);
        bar(
                Bar.atMost(1, "region, of a JFR duration event without stack"),
                costs.nanos(region).dividedBy(costs.nanos(Names.JFR_DURATION)));
        bar(
                Bar.atMost(0.75, "the same on two threads"),
                costs.nanos(Names.onTwo(region)).dividedBy(costs.nanos(Names.onTwo(Names.JFR_DURATION))));
        Bar beside = Bar.atMost(0.4, "region, of Go's `WithRegion`");
        String withRegion = Names.go("tracer", "region");
        if (costs.has(withRegion)) {
            bar(beside, costs.nanos(region).dividedBy(costs.nanos(withRegion)));
        } else {
            beside.addTo(table, go);
        }
    }

    private void addOff() {
        for (String recorder : new String[] {"off", "closed"}) {
            for (String call : new String[] {"mark", "region", "task"}) {
                bar(
                        Bar.atMost(1, call + " with a recorder that is " + recorder + ", ns"),
                        costs.beyondNothing(Names.call(call, recorder)));
            }
        }
    }

    private void addTwoThreads() {
        for (String slot : new String[] {OWNED, SHARED}) {
            for (String call : new String[] {"mark", "region"}) {
                bar(
                        Bar.atLeast(
                                0.9, "two threads against one, of private counters: " + call + ", " + slot + " slot"),
                        costs.reachedByTwo(Names.call(call, slot), Names.COUNTER));
            }
        }
    }

    private void bar(Bar bar, Series measured) {
        bar.addTo(table, measured.estimate());
    }
}
