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
 * @param tolerance by how much the figure may be beyond the bar
 */
public record Bar(String words, double limit, boolean isMost, double tolerance) {
    /** The smallest object is larger; what is less is what the measuring itself allocates. */
    private static final double NO_OBJECT_BYTES = 0.5;

    /** A figure that may be this at most. */
    public static Bar atMost(double limit, String words) {
        return new Bar(words, limit, true, 0);
    }

    /** A figure that has to be this at least. */
    public static Bar atLeast(double limit, String words) {
        return new Bar(words, limit, false, 0);
    }

    /** A number of bytes allocated that may be this at most. */
    public static Bar atMostBytes(double limit, String words) {
        return new Bar(words, limit, true, NO_OBJECT_BYTES);
    }

    /** A table for bars. */
    public static Table table() {
        return new Table("what", "bar", "measured", "interval", "met");
    }

    /** The row of this bar. */
    public void addTo(Table table, Estimate measured) {
        table.row(words, limitWords(), Figures.number(measured.median()), Figures.interval(measured), met(measured));
    }

    /** The row of this bar where it could not be measured. */
    public void addTo(Table table, String whyNot) {
        table.row(words, limitWords(), whyNot, "", "");
    }

    private String limitWords() {
        return tolerance > 0 && limit == 0 ? "none" : (isMost ? "at most " : "at least ") + Figures.shortest(limit);
    }

    private String met(Estimate measured) {
        double edge = isMost ? limit + tolerance : limit - tolerance;
        boolean isMet = isMost ? measured.median() <= edge : measured.median() >= edge;
        boolean mayBeMet = isMost ? measured.low() <= edge : measured.high() >= edge;
        boolean mayBeMissed = isMost ? measured.high() > edge : measured.low() < edge;
        boolean isOpen = isMet ? mayBeMissed : mayBeMet;
        return (isMet ? "yes" : "**no**") + (isOpen ? ", within noise" : "");
    }
}
