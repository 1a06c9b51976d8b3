/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

/** Names that no rule may have, since what is asked for without a rule is told and counted under them. */
public final class TakenNames {
    /** Snapshots by hand. */
    public static final String MANUAL = "manual";

    /** Thresholds of single tasks. */
    public static final String SLOWER_THAN = "slower-than";

    private TakenNames() {}

    /**
     * Refuses a rule of such a name.
     *
     * @throws IllegalArgumentException when it is one
     */
    public static void require(String name) {
        if (name.equals(MANUAL) || name.equals(SLOWER_THAN)) {
            throw new IllegalArgumentException(
                    "A trigger is named " + name + ", which is taken; give it another name.");
        }
    }
}
