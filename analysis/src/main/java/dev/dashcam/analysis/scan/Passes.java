/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.explain.ExplanationLeftOut;
import dev.dashcam.explain.Incident;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.GenerationTooLargeException;
import dev.dashcam.read.TraceEvent;
import java.io.IOException;

/** Reads a recording as often as needed. */
public final class Passes {
    private static final int EVENTS_BETWEEN_LOOKS = 1024;

    private final Incident incident;
    private final NameSlots names;

    private final HeapBudget budget;

    /** Passes over an incident that share name slots, and a budget with what they read into. */
    public Passes(Incident incident, NameSlots names, HeapBudget budget) {
        this.incident = incident;
        this.names = names;
        this.budget = budget;
    }

    /**
     * Shows every event to each of these.
     *
     * @throws ExplanationLeftOut when the thread was interrupted, which stays set, or the events take too much heap
     */
    public void run(EventPass... passes) throws IOException {
        names.nextStream();
        long count = 0;
        try (EventStream events = incident.events()) {
            for (TraceEvent event = events.next(); event != null; event = events.next()) {
                if (event.kind() == EventKind.SYNC) {
                    budget.streamHolds(events.heldBytes());
                }
                for (EventPass pass : passes) {
                    pass.on(event);
                }
                if (++count % EVENTS_BETWEEN_LOOKS == 0
                        && Thread.currentThread().isInterrupted()) {
                    throw new ExplanationLeftOut("the analysis was interrupted");
                }
            }
        } catch (GenerationTooLargeException tooLarge) {
            throw new ExplanationLeftOut(tooLarge.getMessage() + "; `dashcam explain` takes more");
        } finally {
            budget.streamHolds(0);
        }
        for (EventPass pass : passes) {
            pass.finish();
        }
    }
}
