/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.trigger.TriggerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The state of a recorder at one moment.
 *
 * @param recording whether it records
 * @param window the window that was asked for
 * @param reach how far back the ring is complete now, at most as far as it runs
 * @param ringBytes the memory of the ring
 * @param memory where that memory comes from
 * @param losses how many events were dropped since the start, by reason
 * @param store where snapshots go, or why there is none
 * @param triggers the state of every trigger
 * @param notes what is off or missing and how to mend it, and the last messages when nothing takes log lines
 */
public record RecorderStatus(
        boolean recording,
        Duration window,
        Duration reach,
        long ringBytes,
        String memory,
        Map<String, Long> losses,
        String store,
        List<TriggerStatus> triggers,
        List<String> notes) {

    /** Takes copies of the collections. */
    public RecorderStatus {
        losses = Map.copyOf(losses);
        triggers = List.copyOf(triggers);
        notes = List.copyOf(notes);
    }
}
