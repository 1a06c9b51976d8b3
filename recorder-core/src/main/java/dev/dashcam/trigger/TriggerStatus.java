/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of one trigger at one moment.
 *
 * @param name the trigger's name
 * @param kind its kind
 * @param state {@code running}, {@code warming-up}, {@code capturing}, {@code cooling-down}, {@code out-of-budget}, {@code dry-run},
 *     {@code disabled}, or {@code left-out} where its code did not return
 * @param stateLeftNanos how long the state still lasts, in nanoseconds, 0 when that is not known
 * @param watching what it captures, in words, such as {@code request >= 500 ms}
 * @param now what it sees now, in words, such as {@code hikaricp.connections.pending at 0}; empty when it does not say
 * @param seen how many tasks it has looked at, 0 when it does not count
 * @param captured how many of its calls were accepted
 * @param coalesced how many of its calls were attached to a snapshot being taken
 * @param suppressed how many of its calls were suppressed, by reason in lower case with dashes
 * @param failures how often the trigger itself threw
 * @param advice what other thresholds would have captured, by route
 */
public record TriggerStatus(
        String name,
        String kind,
        String state,
        long stateLeftNanos,
        String watching,
        String now,
        long seen,
        long captured,
        long coalesced,
        Map<String, Long> suppressed,
        long failures,
        List<RouteAdvice> advice) {

    /** Takes a copy of the map, in its order, and of the list. */
    public TriggerStatus {
        advice = List.copyOf(advice);
        suppressed = Collections.unmodifiableMap(new LinkedHashMap<>(suppressed));
    }
}
