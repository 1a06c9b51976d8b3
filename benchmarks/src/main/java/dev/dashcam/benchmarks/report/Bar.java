/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.report;

import dev.dashcam.benchmarks.statistics.Estimate;

/**
 * A promise and whether it is kept.
 *
 * @param words what is measured, with its unit
 * @param limit the bar
 * @param isMost whether the figure may be at most as large as the bar, rather than at least
 */
public record Bar(String words, double limit, boolean isMost) {

    /** A figure that may be this at most. */
    public static Bar atMost(double limit, String words) {
        return new Bar(words, limit, true);
    }

    /** A figure that has to be this at least. */
    public static Bar atLeast(double limit, String words) {
        return new Bar(words, limit, false);
    }

    /** A table for bars. */
    public static Table table() {
        return new Table("what", "bar", "measured", "interval", "met");
    }

    /** The row of this bar. */
    public void addTo(Table table, Estimate measured) {
        table.row(
                words,
                (isMost ? "at most " : "at least ") + Figures.number(limit),
                Figures.number(measured.median()),
                Figures.interval(measured),
                met(measured));
    }

    /** The row of this bar where it could not be measured. */
    public void addTo(Table table, String whyNot) {
        table.row(words, (isMost ? "at most " : "at least ") + Figures.number(limit), whyNot, "", "");
    }

    private String met(Estimate measured) {
        boolean isMet = isMost ? measured.median() <= limit : measured.median() >= limit;
        return (isMet ? "yes" : "**no**") + (measured.covers(limit) ? ", within noise" : "");
    }
}
