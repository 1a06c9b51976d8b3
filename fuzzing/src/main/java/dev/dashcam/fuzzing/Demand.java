/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

/** What must hold whatever was fed. */
final class Demand {
    private Demand() {}

    static void that(boolean holds, String what, Object... seen) {
        if (!holds) {
            throw new AssertionError(seen.length == 0 ? what : what + ": " + java.util.Arrays.toString(seen));
        }
    }
}
