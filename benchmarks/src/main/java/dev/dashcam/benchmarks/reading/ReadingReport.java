/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import static dev.dashcam.benchmarks.reading.ReadingSection.name;

import dev.dashcam.benchmarks.report.Bar;
import dev.dashcam.benchmarks.report.Figures;
import dev.dashcam.benchmarks.report.Table;
import dev.dashcam.benchmarks.statistics.Readings;
import dev.dashcam.benchmarks.statistics.Series;

/** The figures of the {@link ReadingSection} in Markdown. */
final class ReadingReport {
    private static final double BARE_BYTES = 2.5;
    private static final double MIX_BYTES = 6.5;
    private static final double BARE_TIMES_GO = 1.8;
    private static final double MIX_TIMES_GO = 1.5;

    private final Readings readings;
    private final String go;

    ReadingReport(Readings readings, String go) {
        this.readings = readings;
        this.go = go;
    }

    String markdown() {
        return String.join("\n", "#### Bars", "", bars(), "#### Each recorder", "", recorders(), go + ".\n");
    }

    private String bars() {
        Table table = Bar.table();
        bytes(table, Content.BARE, BARE_BYTES);
        bytes(table, Content.MIX, MIX_BYTES);
        speed(table, Content.REGIONS, BARE_TIMES_GO);
        speed(table, Content.BARE, BARE_TIMES_GO);
        speed(table, Content.MIX, MIX_TIMES_GO);
        return table.markdown();
    }

    private void bytes(Table table, Content content, double limit) {
        Series bytes = readings.series(name(content, ReadingSection.DASHCAM), ReadingSection.BYTES);
        Bar.atMost(limit, content.words + ": bytes an event").addTo(table, bytes.estimate());
    }

    private void speed(Table table, Content content, double limit) {
        Bar bar = Bar.atLeast(limit, content.words + ": events read a second, times Go's");
        if (!readings.has(name(content, ReadingSection.GO_NAME), ReadingSection.SPEED)) {
            bar.addTo(table, go);
            return;
        }
        bar.addTo(table, timesOf(content, ReadingSection.GO_NAME).estimate());
    }

    private Series timesOf(Content content, String recorder) {
        return readings.series(name(content, ReadingSection.DASHCAM), ReadingSection.SPEED)
                .dividedBy(readings.series(name(content, recorder), ReadingSection.SPEED));
    }

    private String recorders() {
        Table table =
                new Table("content", "recorder", "bytes an event", "million events read a second", "Dashcam's times");
        for (Content content : Content.values()) {
            row(table, content, ReadingSection.DASHCAM);
            row(table, content, ReadingSection.GO_NAME);
            row(table, content, ReadingSection.JFR);
        }
        return table.markdown();
    }

    private void row(Table table, Content content, String recorder) {
        String name = name(content, recorder);
        if (readings.has(name, ReadingSection.SPEED)) {
            table.row(
                    content.words,
                    recorder,
                    Figures.number(readings.series(name, ReadingSection.BYTES)
                            .estimate()
                            .median()),
                    Figures.withInterval(
                            readings.series(name, ReadingSection.SPEED).estimate()),
                    Figures.withInterval(timesOf(content, recorder).estimate()));
        }
    }
}
