/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these headings. */
    public Table(String... headings) {
        row(headings);
    }

    /** Adds a row. */
    public Table row(String... cells) {
        rows.add(List.of(cells));
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("A row of " + cells.length + " cells: " + List.of(cells));
        }
        return this;
    }

    /** The table, ending in a line break. */
    public String markdown() {
        StringBuilder table = new StringBuilder();
        append(table, rows.get(0));
        table.append("|---".repeat(rows.get(0).size())).append("|\n");
        rows.subList(1, rows.size()).forEach(row -> append(table, row));
        return table.toString();
    }

    private static void append(StringBuilder table, List<String> row) {
        table.append("| ").append(String.join(" | ", row)).append(" |\n");
    }
}
