/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one snapshot that was written, so that nothing else is ever deleted.
 *
 * @param name its name in the folder
 * @param writtenMillis when, in milliseconds since 1970
 * @param bytes the size of the snapshot and its manifest
 * @param sha256 of the snapshot
 * @param manifestSha256 of the manifest beside it
 */
record Entry(String name, long writtenMillis, long bytes, String sha256, String manifestSha256) {
    private static final String FORMAT = "dashcam 1";
    private static final int LINES = 6;

    /** The name of the manifest beside a snapshot. */
    static String manifestName(String name) {
        return name + ".json";
    }

    String text() {
        return String.join(
                        "\n",
                        FORMAT,
                        name,
                        String.valueOf(writtenMillis),
                        String.valueOf(bytes),
                        sha256,
                        manifestSha256)
                + "\n";
    }

    /** Null for what is none, such as one cut off. */
    static @Nullable Entry parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != LINES + 1 || !lines.get(0).equals(FORMAT) || !FileNames.isInside(lines.get(1))) {
            return null;
        }
        try {
            return new Entry(
                    lines.get(1),
                    Long.parseLong(lines.get(2)),
                    Long.parseLong(lines.get(3)),
                    lines.get(4),
                    lines.get(5));
        } catch (NumberFormatException damaged) {
            return null;
        }
    }
}
