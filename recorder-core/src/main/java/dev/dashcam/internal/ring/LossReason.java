/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

/** Why something was not recorded. */
public enum LossReason {
    /** Every chunk was being filled: no memory for the event. */
    RING_FULL("ring-full"),
    /** Every shared slot tried was in use by another thread. */
    SLOT_BUSY("slot-busy"),
    /** Regions were nested too deep. */
    NESTING("nested-too-deep"),
    /** A region was ended out of turn, so that its begin could no longer be told. */
    REGION_MISUSED("region-misused"),
    /** A task had too many attributes. */
    ATTRIBUTES("too-many-attributes"),
    /** Too many tasks were open to list them all; their events are there. */
    OPEN_TASKS("open-tasks-unlisted"),
    /** Too many different names: these were recorded without theirs. */
    NAMES("too-many-names"),
    /** Something went wrong inside the recorder. */
    INTERNAL("internal-error");

    private final String words;

    LossReason(String words) {
        this.words = words;
    }

    /** The reason as files and metrics name it. */
    public String words() {
        return words;
    }
}
