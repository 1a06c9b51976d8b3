/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one sink is doing. The numbers are counted since the recorder started.
 *
 * @param name the sink's name
 * @param breaker whether it is tried at all
 * @param attempts how often it was tried
 * @param failures how many attempts have failed
 * @param delivered how many snapshots have arrived
 * @param deliveredBytes the bytes of these
 * @param refused how many snapshots it will never take; they stay in the store
 * @param waiting how many snapshots it still has to get
 * @param oldestWaiting when the oldest of these was sealed, null when none waits
 * @param hanging how many attempts have not returned although their time is over
 * @param problem what is wrong, as a clause for people; null when nothing
 */
public record SinkStatus(
        String name,
        Breaker breaker,
        long attempts,
        long failures,
        long delivered,
        long deliveredBytes,
        long refused,
        int waiting,
        @Nullable Instant oldestWaiting,
        int hanging,
        @Nullable String problem) {

    /** What is tried at a sink that fails. */
    public enum Breaker {
        /** It is tried, with growing pauses while it fails. */
        CLOSED,
        /** It has failed ten times in a row and is left alone for five minutes. */
        OPEN,
        /** The five minutes are over: one attempt decides. */
        HALF_OPEN
    }
}
