/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sink;

import dev.dashcam.time.RecorderClock;
import java.util.List;

/**
 * What a recorder gives its store.
 *
 * @param service the service's name, safe as the name of a folder
 * @param clock the recorder's clock
 * @param sinks the sinks the user gave to the builder
 * @param log has one line logged at INFO by the recorder's own thread; never blocks
 */
public record StoreEnvironment(
        String service, RecorderClock clock, List<Sink> sinks, java.util.function.Consumer<String> log) {

    /** Takes a copy of the sinks. */
    public StoreEnvironment {
        sinks = List.copyOf(sinks);
    }
}
