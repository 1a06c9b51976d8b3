/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import java.util.ArrayList;
import java.util.List;

/** A table of parts that add up: label, time, percentage, bar, object. Parts that round to nothing are left out. */
final class AccountTable {
    private final List<String> labels = new ArrayList<>();
    private final List<String> objects = new ArrayList<>();
    private final List<Long> parts = new ArrayList<>();

    void add(String label, long nanos, String object) {
        labels.add(label);
        parts.add(nanos);
        objects.add(object);
    }

    void write(Page page) {
        long[] nanos = parts.stream().mapToLong(Long::longValue).toArray();
        long whole = parts.stream().mapToLong(Long::longValue).sum();
        long largest = parts.stream().mapToLong(Long::longValue).max().orElse(0);
        long step = Durations.step(whole);
        long[] steps = Portions.steps(nanos, step);
        long[] percentages = Portions.percent(nanos);
        int labelWidth =
                Math.max(18, labels.stream().mapToInt(String::length).max().orElse(0));
        int timeWidth = Math.max(8, Durations.in(whole, step).length() + 2);
        for (int i = 0; i < nanos.length; i++) {
            if (steps[i] == 0 && percentages[i] == 0) {
                continue;
            }
            String bar = Words.left(Bar.of(nanos[i], largest), Bar.WIDTH);
            page.line(row(labels.get(i), Durations.unitsIn(steps[i], step), percentages[i], labelWidth, timeWidth)
                    + "  " + bar + "   " + objects.get(i));
        }
        page.line(row("total", Durations.in(whole, step), 100, labelWidth, timeWidth));
    }

    private static String row(String label, String time, long percent, int labelWidth, int timeWidth) {
        return "  " + Words.left(label, labelWidth) + "  " + Words.right(time, timeWidth) + "  "
                + Words.right(Long.toString(percent), 3) + " %";
    }
}
