/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

/** How many looks at characters all rules together may still take, a second or so of work. For one thread. */
final class LooksLeft {
    private static final long AT_FIRST = 200_000_000;

    private long left = AT_FIRST;

    /** As many as wanted, or what is left. */
    long atMost(long wanted) {
        return Math.min(wanted, left);
    }

    void take(long looks) {
        left -= looks;
    }

    void refill() {
        left = AT_FIRST;
    }
}
