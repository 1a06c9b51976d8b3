/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import dev.dashcam.benchmarks.report.Figures;
import dev.dashcam.benchmarks.report.Table;
import dev.dashcam.benchmarks.statistics.Series;

/** What else could be called, and what Dashcam's nearest call costs in proportion. */
final class PeerTable {
    private static final String MARK = Names.call("mark", Names.OWNED);
    private static final String LOG = Names.call("log", Names.OWNED);
    private static final String REGION = Names.call("region", Names.OWNED);
    private static final String TASK = Names.call("task", Names.OWNED);

    private final Costs costs;
    private final String go;
    private final Table table =
            new Table("peer", "ns", "bytes allocated", "Dashcam's nearest call", "of the peer's cost");

    PeerTable(Costs costs, String go) {
        this.costs = costs;
        this.go = go;
    }

    String markdown() {
        row("`System.nanoTime()`", Names.CLOCK, "mark", MARK);
        row("`System.nanoTime()` twice", Names.CLOCK_TWICE, "region", REGION);
        row("JFR event without duration", Names.JFR_INSTANT, "mark", MARK);
        row("JFR event with duration", Names.JFR_DURATION, "region", REGION);
        row("the same with its stack", Names.JFR_STACK, "region", REGION);
        row("OpenTelemetry span, current, dropped at its end", Names.SPAN, "task without account", TASK);
        row("Logback line to a file", Names.LINE, "log", LOG);
        if (costs.has(Names.go("tracer", "region"))) {
            go("tracer", "tracer");
            go("recorder", "flight recorder");
            go("off", "neither");
        } else {
            table.row("Go's tracer", go, "", "", "");
        }
        return table.markdown() + twoGoroutines();
    }

    private void row(String words, String peer, String oursWords, String ours) {
        row(words, peer, Long.toString(Math.round(costs.bytes(peer).estimate().median())), oursWords, ours);
    }

    private void go(String mode, String words) {
        boolean isOff = mode.equals("off");
        row(
                "Go, " + words + ": `trace.WithRegion`",
                Names.go(mode, "region"),
                "",
                "region",
                isOff ? "region off" : REGION);
        row(
                "Go, " + words + ": `trace.StartRegion`, `End`",
                Names.go(mode, "startregion"),
                "",
                "region",
                isOff ? "region off" : REGION);
        row("Go, " + words + ": `trace.NewTask`, `End`", Names.go(mode, "task"), "", "task", isOff ? "task off" : TASK);
        if (!isOff) {
            row("Go, " + words + ": `trace.Log`", Names.go(mode, "log"), "", "log", LOG);
        }
    }

    private void row(String words, String peer, String bytes, String oursWords, String ours) {
        Series peerNanos = costs.nanos(peer);
        table.row(
                words,
                Figures.withInterval(peerNanos.estimate()),
                bytes,
                oursWords,
                Figures.withInterval(costs.nanos(ours).dividedBy(peerNanos).estimate()));
    }

    private String twoGoroutines() {
        String one = Names.go("tracer", "region");
        if (!costs.has(one)) {
            return "";
        }
        String two = Names.onTwo(one);
        Series ours = costs.nanos(Names.onTwo(REGION)).dividedBy(costs.nanos(two));
        return "\n" + go + ". On two goroutines each `WithRegion` takes "
                + Figures.withInterval(costs.nanos(two).estimate())
                + " ns with the tracer on; a region of Dashcam's on two threads costs "
                + Figures.withInterval(ours.estimate()) + " of that.\n";
    }
}
