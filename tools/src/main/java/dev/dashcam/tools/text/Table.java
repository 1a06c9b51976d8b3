/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in aligned columns: the first to the left, the others, which are numbers, to the right. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The table, every line indented by two blanks below the first and ending in a line feed. */
    @Override
    public String toString() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            StringBuilder line = new StringBuilder();
            List<String> cells = rows.get(row);
            for (int column = 0; column < cells.size(); column++) {
                String cell = (column == 0 && row > 0 ? "  " : "") + cells.get(column);
                String padding = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? cell + padding : "   " + padding + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> cells : rows) {
            for (int column = 0; column < cells.size(); column++) {
                int indent = column == 0 ? 2 : 0;
                widths[column] = Math.max(widths[column], cells.get(column).length() + indent);
            }
        }
        return widths;
    }
}
