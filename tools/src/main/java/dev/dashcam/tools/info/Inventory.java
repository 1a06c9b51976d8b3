/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.info;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.Generation.Loss;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.tools.recording.RecordingInput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a pass over all events has counted. */
public final class Inventory {
    private final long[] events = new long[EventKind.values().length];
    private final long[] bytes = new long[EventKind.values().length];
    private final Map<String, Long> losses = new TreeMap<>();
    private @Nullable Generation first;
    private @Nullable Generation last;

    private Inventory() {}

    /** Reads a recording to its end. */
    public static Inventory of(RecordingInput input, Runnable eachEvent) throws IOException {
        Inventory inventory = new Inventory();
        input.measureEvents();
        for (TraceEvent event = input.next(); event != null; event = input.next()) {
            inventory.add(event, input.eventBytes());
            eachEvent.run();
        }
        return inventory;
    }

    /** How many events of a kind there are. */
    public long events(EventKind kind) {
        return events[kind.ordinal()];
    }

    /** How many bytes the events of a kind take before compression, without their times. */
    public long bytes(EventKind kind) {
        return bytes[kind.ordinal()];
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

    private void add(TraceEvent event, int eventBytes) {
        events[event.kind().ordinal()]++;
        bytes[event.kind().ordinal()] += eventBytes;
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
