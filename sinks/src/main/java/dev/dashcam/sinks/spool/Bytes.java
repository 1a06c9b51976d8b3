/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import java.util.Locale;

/** Sizes as people write them. */
final class Bytes {
    private Bytes() {}

    static String text(long bytes) {
        if (bytes < 1 << 20) {
            return bytes + " bytes";
        }
        double megabytes = bytes / (double) (1 << 20);
        if (megabytes < 1024) {
            return String.format(Locale.ROOT, megabytes < 10 ? "%.1f MB" : "%.0f MB", megabytes);
        }
        double gigabytes = megabytes / 1024;
        return String.format(Locale.ROOT, gigabytes < 10 ? "%.1f GB" : "%.0f GB", gigabytes);
    }
}
