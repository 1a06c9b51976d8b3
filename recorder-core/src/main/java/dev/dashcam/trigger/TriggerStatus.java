/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of one trigger at one moment.
 *
 * @param name the trigger's name
 * @param kind its kind
 * @param state {@code running}, {@code warming-up}, {@code cooling-down}, {@code out-of-budget} or {@code disabled}
 * @param stateLeftNanos how long the state still lasts, in nanoseconds, 0 when that is not known
 * @param watching what it captures, in words, such as {@code request >= 500 ms}
 * @param seen how many tasks it has looked at, 0 when it does not count
 * @param captured how many of its calls were accepted
 * @param coalesced how many of its calls were attached to a snapshot being taken
 * @param suppressed how many of its calls were suppressed, by reason in lower case with dashes
 * @param failures how often the trigger itself threw
 */
public record TriggerStatus(
        String name,
        String kind,
        String state,
        long stateLeftNanos,
        String watching,
        long seen,
        long captured,
        long coalesced,
        Map<String, Long> suppressed,
        long failures) {

    /** Takes a copy of the map, in its order. */
    public TriggerStatus {
        suppressed = Collections.unmodifiableMap(new LinkedHashMap<>(suppressed));
    }
}
