/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import dev.dashcam.benchmarks.report.Figures;
import dev.dashcam.benchmarks.report.Table;
import dev.dashcam.benchmarks.statistics.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Every call on every kind of thread. */
final class CallTables {
    private static final String NOTHING = "";

    private final Costs costs;
    private final List<String> slots = new ArrayList<>(List.of(Names.OWNED, Names.SHARED));

    CallTables(Costs costs) {
        this.costs = costs;
        if (costs.hasVirtualThreads()) {
            slots.add(Names.VIRTUAL);
        }
    }

    String markdown() {
        return "Nanoseconds, with the interval, clock reads included (one costs "
                + words(costs.nanos(Names.CLOCK)) + " here, two " + words(costs.nanos(Names.CLOCK_TWICE)) + ").\n\n"
                + calls().markdown()
                + (costs.hasOneOfMany() ? oneOfMany() : NOTHING)
                + "\nTwo threads at once, nanoseconds of each, and what each then gets done of what it gets done alone.\n\n"
                + twoThreads().markdown();
    }

    private Table calls() {
        List<String> headings = new ArrayList<>(List.of("call", "bytes allocated"));
        slots.forEach(slot -> headings.add(slot.equals(Names.VIRTUAL) ? "virtual thread" : slot + " slot"));
        Table table = new Table(headings.toArray(new String[0]));
        row(table, "`mark(name)`", "mark");
        row(table, "`counter(name, value)`", "value");
        row(table, "`log(text)` of 25 characters", "log");
        row(table, "region, begin and end", "region");
        row(table, "task, begin and end, without account", "task");
        row(table, "task with three attributes, without account", "taskWithAttributes");
        row(table, "one of these attributes", NOTHING, slot -> words(costs.attribute(slot)));
        row(
                table,
                "task with its account",
                whole(costs.bytes(Names.WORK_AND_TASK)),
                slot -> slot.equals(Names.OWNED) ? words(costs.accountedTask()) : NOTHING);
        return table;
    }

    private void row(Table table, String words, String call) {
        row(
                table,
                words,
                whole(costs.bytes(Names.call(call, Names.OWNED))),
                slot -> words(costs.nanos(Names.call(call, slot))));
    }

    private void row(Table table, String words, String bytes, Function<String, String> cell) {
        List<String> cells = new ArrayList<>(List.of(words, bytes));
        slots.forEach(slot -> cells.add(cell.apply(slot)));
        table.row(cells.toArray(new String[0]));
    }

    private String oneOfMany() {
        Table table = new Table("one of thousands of virtual threads", "bytes allocated", "ns");
        rowOfMany(table, "`mark(name)` in a task that is open", "markInTask");
        rowOfMany(table, "`mark(name)` with nothing open", "mark");
        rowOfMany(table, "task, begin and end, without account", "task");
        return "\nOne call in each turn of a virtual thread that waits for thousands of others between its turns (a turn in which it"
                + " does nothing costs " + words(costs.nanos(Names.ofMany("nothing"))) + ", and is taken off).\n\n"
                + table.markdown();
    }

    private void rowOfMany(Table table, String words, String work) {
        table.row(words, whole(costs.bytesOfMany(work)), words(costs.nanosOfMany(work)));
    }

    private Table twoThreads() {
        Table table = new Table(
                "call", "one thread", "each of two", "reached", "of private counters", "of clock and counter");
        twoThreads(table, "private counter", Names.COUNTER);
        twoThreads(table, "clock and private counter", Names.CLOCK_AND_COUNTER);
        for (String slot : slots) {
            twoThreads(table, "mark, " + slot, Names.call("mark", slot));
            twoThreads(table, "region, " + slot, Names.call("region", slot));
        }
        twoThreads(table, "JFR duration event", Names.JFR_DURATION);
        return table;
    }

    private void twoThreads(Table table, String words, String name) {
        table.row(
                words,
                words(costs.nanos(name)),
                words(costs.nanos(Names.onTwo(name))),
                words(costs.reachedByTwo(name)),
                words(costs.reachedByTwo(name, Names.COUNTER)),
                words(costs.reachedByTwo(name, Names.CLOCK_AND_COUNTER)));
    }

    private static String words(Series series) {
        return Figures.withInterval(series.estimate());
    }

    private static String whole(Series bytes) {
        return Long.toString(Math.round(bytes.estimate().median()));
    }
}
