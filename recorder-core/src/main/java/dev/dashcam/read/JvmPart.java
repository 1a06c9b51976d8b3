/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.jvm.read.JvmEvents;
import org.jspecify.annotations.Nullable;

/** Hands the JVM's events out between the recorder's own: none before the first generation begins. For one thread. */
final class JvmPart {
    private final JvmEvents events;
    private final JvmEventView view;
    /** When the first generation began. */
    private long firstNanos;

    private boolean begun;
    private int next;

    JvmPart(JvmEvents events, StreamNames names) throws RecordingFormatException {
        this.events = events;
        this.view = new JvmEventView(events, names);
        for (int event = 0; event < events.size(); event++) {
            switch (events.kind(event)) {
                case PAUSE, RANGE, VALUE, SETTING, COMPLETE_FROM -> names.learn(events.text(event));
                default -> {}
            }
        }
    }

    /** About how much memory its events take, in bytes. */
    long heldBytes() {
        return events.heldBytes();
    }

    /** A generation begins. */
    void begin(long startNanos) {
        if (!begun) {
            begun = true;
            firstNanos = startNanos;
        }
    }

    /** The next event if it is not later than this, else null. */
    @Nullable
    TraceEvent nextUntil(long timeNanos) {
        while (begun && next < events.size() && events.timeNanos(next) <= timeNanos) {
            int event = next++;
            boolean isOld = events.timeNanos(event) < firstNanos;
            if (!isOld || events.kind(event).holdsOn()) {
                view.moveTo(event, isOld ? firstNanos : events.timeNanos(event));
                return view;
            }
        }
        return null;
    }
}
