/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.snapshot;

import static dev.dashcam.benchmarks.snapshot.SnapshotSection.percentile;

import dev.dashcam.benchmarks.reading.Content;
import dev.dashcam.benchmarks.report.Bar;
import dev.dashcam.benchmarks.report.Figures;
import dev.dashcam.benchmarks.report.Table;
import dev.dashcam.benchmarks.statistics.Readings;
import dev.dashcam.benchmarks.statistics.Series;

/** The figures of the {@link SnapshotSection} in Markdown. */
final class SnapshotReport {
    private static final double SEALED_MILLIS = 200;
    private static final double SEALED_WITH_JVM_MILLIS = 500;
    private static final double TRIGGER_MICROS = 10;
    private static final double BAR_PERCENTILE = 99.99;
    private static final double MICROS = 1e-3;

    private final Readings readings;
    private final String go;

    SnapshotReport(Readings readings, String go) {
        this.readings = readings;
        this.go = go;
    }

    String markdown() {
        return String.join(
                "\n",
                "#### Bars",
                "",
                bars(),
                "#### How long a snapshot takes",
                "",
                snapshots(),
                go + ".\n",
                "#### Where the time goes",
                "",
                phases(),
                "#### What recording threads feel, in microseconds",
                "",
                calls());
    }

    private String bars() {
        Table table = Bar.table();
        Bar.atMost(SEALED_MILLIS, "snapshot of a full ring sealed, ms")
                .addTo(table, millis(SnapshotSection.IDLE).estimate());
        if (hasMix()) {
            Bar.atMost(SEALED_MILLIS, "the same of the realistic mix, ms")
                    .addTo(table, millis(mix(SnapshotSection.IDLE)).estimate());
        }
        if (readings.has(SnapshotSection.IDLE_JVM, SnapshotSection.MILLIS)) {
            Bar.atMost(SEALED_WITH_JVM_MILLIS, "the same of tasks and regions with the JVM's events, ms")
                    .addTo(table, millis(SnapshotSection.IDLE_JVM).estimate());
        }
        Bar.atMost(0, "events lost while snapshots are taken and all processors record")
                .addTo(
                        table,
                        readings.series(SnapshotSection.LOST, SnapshotSection.COUNT)
                                .estimate());
        Series beyond = micros(SnapshotSection.TRIGGER + SnapshotSection.WRITING, BAR_PERCENTILE)
                .minus(micros(SnapshotSection.NOTHING + SnapshotSection.WRITING, BAR_PERCENTILE));
        Bar.atMost(TRIGGER_MICROS, "`trigger(...)` while snapshots are written: p99.99 beyond that without a call, us")
                .addTo(table, beyond.estimate());
        String calls = SnapshotSection.TRIGGER + SnapshotSection.WRITING;
        if (readings.has(calls, SnapshotSection.BYTES)) {
            Bar.atMost(0, "`trigger(...)` while snapshots are written: bytes allocated by a call, once warm")
                    .addTo(table, readings.series(calls, SnapshotSection.BYTES).estimate());
        }
        return table.markdown();
    }

    /** Older results have none. */
    private boolean hasMix() {
        return readings.has(mix(SnapshotSection.IDLE), SnapshotSection.MILLIS);
    }

    private static String mix(String name) {
        return SnapshotSection.of(Content.MIX, name);
    }

    private Series millis(String name) {
        return readings.series(name, SnapshotSection.MILLIS);
    }

    private Series micros(String name, double percentile) {
        return readings.series(percentile(name, percentile), SnapshotSection.NANOS)
                .times(MICROS);
    }

    private String snapshots() {
        Table table = new Table("what", "ms", "MB written");
        row(table, SnapshotSection.IDLE);
        row(table, SnapshotSection.BUSY);
        row(table, mix(SnapshotSection.IDLE));
        row(table, mix(SnapshotSection.BUSY));
        row(table, SnapshotSection.IDLE_JVM);
        row(table, SnapshotSection.BUSY_JVM);
        row(table, SnapshotSection.GO_WINDOW);
        row(table, SnapshotSection.JFR_DUMP);
        return table.markdown();
    }

    private void row(Table table, String name) {
        if (readings.has(name, SnapshotSection.MILLIS)) {
            table.row(
                    name,
                    Figures.withInterval(millis(name).estimate()),
                    Figures.number(readings.series(name, SnapshotSection.MEGABYTES)
                            .estimate()
                            .median()));
        }
    }

    private String phases() {
        Table table = new Table("part", "ms", "ms, realistic mix");
        for (String phase : SnapshotPhases.ALL) {
            table.row(
                    phase,
                    Figures.withInterval(millis(phase).estimate()),
                    hasMix() ? Figures.withInterval(millis(mix(phase)).estimate()) : "");
        }
        return table.markdown();
    }

    private String calls() {
        Table table = new Table("call", "p50", "p99", "p99.9", "p99.99", "longest");
        for (String when : new String[] {SnapshotSection.QUIET, SnapshotSection.WRITING}) {
            row(table, SnapshotSection.NOTHING, when);
            row(table, SnapshotSection.REGION, when);
            row(table, SnapshotSection.TRIGGER, when);
        }
        double snapshots = readings.series(SnapshotSection.SNAPSHOTS, SnapshotSection.COUNT)
                .estimate()
                .median();
        return table.markdown() + "\nSnapshots written meanwhile in each round: " + Figures.number(snapshots) + ".\n";
    }

    private void row(Table table, String call, String when) {
        String[] cells = new String[SnapshotSection.PERCENTILES.length + 1];
        cells[0] = call + when;
        for (int i = 0; i < SnapshotSection.PERCENTILES.length; i++) {
            cells[i + 1] = Figures.number(micros(call + when, SnapshotSection.PERCENTILES[i])
                    .estimate()
                    .median());
        }
        table.row(cells);
    }
}
