/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.explain.ExplanationLeftOut;
import dev.dashcam.explain.Incident;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.TraceEvent;
import java.io.IOException;

/** Reads a recording as often as needed. */
public final class Passes {
    private static final int EVENTS_BETWEEN_LOOKS = 1024;

    private final Incident incident;
    private final NameSlots names;

    /** Passes over an incident that share name slots. */
    public Passes(Incident incident, NameSlots names) {
        this.incident = incident;
        this.names = names;
    }

    /**
     * Shows every event to each of these.
     *
     * @throws ExplanationLeftOut when the thread was interrupted, which stays set
     */
    public void run(EventPass... passes) throws IOException {
        names.nextStream();
        long count = 0;
        try (EventStream events = incident.events()) {
            for (TraceEvent event = events.next(); event != null; event = events.next()) {
                for (EventPass pass : passes) {
                    pass.on(event);
                }
                if (++count % EVENTS_BETWEEN_LOOKS == 0
                        && Thread.currentThread().isInterrupted()) {
                    throw new ExplanationLeftOut("the analysis was interrupted");
                }
            }
        }
        for (EventPass pass : passes) {
            pass.finish();
        }
    }
}
