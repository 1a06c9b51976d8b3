/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sink;

import java.util.List;

/**
 * How a store is doing.
 *
 * @param files how many sealed snapshots it holds, as of its last look
 * @param bytes their size
 * @param maxBytes what they may have together
 * @param evictions how many snapshots it has deleted since the start, for want of room or for their age
 * @param undeliveredEvictions how many of these had not reached every sink
 * @param sinks how each sink is doing, in their order
 */
public record StoreStatus(
        int files, long bytes, long maxBytes, long evictions, long undeliveredEvictions, List<SinkStatus> sinks) {

    /** Takes a copy of the sinks. */
    public StoreStatus {
        sinks = List.copyOf(sinks);
    }
}
