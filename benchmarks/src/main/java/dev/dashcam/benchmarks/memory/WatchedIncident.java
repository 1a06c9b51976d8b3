/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.memory;

import dev.dashcam.explain.Incident;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.read.TraceEvent;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A recording that is explained, whose reader looks now and then what the heap holds: after so many events, counted over all
 * passes.
 */
final class WatchedIncident implements Incident {
    private final Incident incident;
    private final long everyEvents;
    private long next;
    private long events;
    private long mostBytes;

    /** Watches, and looks whenever so many events more have been read. */
    WatchedIncident(Incident incident, long everyEvents) {
        this.incident = incident;
        this.next = everyEvents;
        this.everyEvents = everyEvents;
    }

    /** How many were read. */
    long eventsRead() {
        return events;
    }

    /** The most that was seen on the heap. */
    long mostBytes() {
        return mostBytes;
    }

    @Override
    public Manifest manifest() {
        return incident.manifest();
    }

    @Override
    public String fileName() {
        return incident.fileName();
    }

    @Override
    public void threads(Consumer<ThreadAtTrigger> each) throws IOException {
        incident.threads(each);
    }

    @Override
    public EventStream events() throws IOException {
        EventStream stream = incident.events();
        return new EventStream() {
            @Override
            public @Nullable TraceEvent next() throws IOException {
                if (++events == next) {
                    mostBytes = Math.max(mostBytes, Footprint.heapNow());
                    next += everyEvents;
                }
                return stream.next();
            }

            @Override
            public long heldBytes() {
                return stream.heldBytes();
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }
}
