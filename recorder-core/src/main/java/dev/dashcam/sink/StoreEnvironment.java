/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sink;

import dev.dashcam.time.RecorderClock;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a recorder gives its store.
 *
 * @param service the service's name, safe as the name of a folder
 * @param clock the recorder's clock
 * @param sinks the sinks the user gave to the builder
 * @param log has one line logged at INFO by the recorder's own thread; never blocks
 * @param drill begins a drill and returns at once; for a store where somebody can ask for one
 * @param snapshot orders a snapshot for this reason, as somebody in person, and returns at once; likewise
 */
public record StoreEnvironment(
        String service,
        RecorderClock clock,
        List<Sink> sinks,
        Consumer<String> log,
        Runnable drill,
        Consumer<String> snapshot) {

    /** Takes a copy of the sinks. */
    public StoreEnvironment {
        sinks = List.copyOf(sinks);
    }

    /** The same for a store where nobody can ask for anything. */
    public StoreEnvironment(String service, RecorderClock clock, List<Sink> sinks, Consumer<String> log) {
        this(service, clock, sinks, log, () -> {}, reason -> {});
    }
}
