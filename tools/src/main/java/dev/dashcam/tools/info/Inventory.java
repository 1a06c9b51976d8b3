/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.info;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Generation;
import dev.dashcam.read.Generation.Loss;
import dev.dashcam.read.TraceEvent;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a pass over all events has counted. */
public final class Inventory {
    private final long[] events = new long[EventKind.values().length];
    private final Map<String, Long> losses = new TreeMap<>();
    private @Nullable Generation first;
    private @Nullable Generation last;
    private long lastNanos;

    private Inventory() {}

    /** Reads a stream to its end. */
    public static Inventory of(EventStream stream, Runnable eachEvent) throws IOException {
        Inventory inventory = new Inventory();
        for (TraceEvent event = stream.next(); event != null; event = stream.next()) {
            inventory.add(event);
            eachEvent.run();
        }
        return inventory;
    }

    /** How many events of a kind there are. */
    public long events(EventKind kind) {
        return events[kind.ordinal()];
    }

    /** How many events there are, without the heads of generations. */
    public long events() {
        long all = 0;
        for (EventKind kind : EventKind.values()) {
            all += kind == EventKind.SYNC ? 0 : events(kind);
        }
        return all;
    }

    /** How many events were dropped, by reason, as the generations say. */
    public Map<String, Long> losses() {
        return losses;
    }

    /** The first generation, null when there is none. */
    public @Nullable Generation first() {
        return first;
    }

    /** The last generation, null when there is none. */
    public @Nullable Generation last() {
        return last;
    }

    /** When the last event happened. */
    public long lastNanos() {
        return lastNanos;
    }

    private void add(TraceEvent event) {
        events[event.kind().ordinal()]++;
        lastNanos = event.timeNanos();
        Generation generation = event.kind() == EventKind.SYNC ? event.generation() : null;
        if (generation != null) {
            first = first == null ? generation : first;
            last = generation;
            for (Loss loss : generation.losses()) {
                losses.merge(loss.reason(), loss.count(), Long::sum);
            }
        }
    }
}
