/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

/** A bar of block characters. */
final class Bar {
    static final int WIDTH = 28;
    private static final String EIGHTHS = "▏▎▍▌▋▊▉";

    private Bar() {}

    /** A bar for a part where the largest part has the full width: whole blocks, or below one a part of a block. */
    static String of(long part, long largest) {
        if (part <= 0 || largest <= 0) {
            return "";
        }
        double blocks = (double) part / largest * WIDTH;
        if (blocks >= 1) {
            return "█".repeat((int) Math.round(Math.min(blocks, WIDTH)));
        }
        int eighths = Math.max(1, (int) (blocks * 8));
        return EIGHTHS.substring(eighths - 1, eighths);
    }
}
