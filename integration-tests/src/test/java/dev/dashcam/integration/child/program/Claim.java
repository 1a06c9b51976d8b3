/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child.program;

/** Says what should be so, in programs that have no test library. */
final class Claim {
    private Claim() {}

    static void that(boolean holds, Object what) {
        if (!holds) {
            throw new IllegalStateException("does not hold: " + what);
        }
    }
}
