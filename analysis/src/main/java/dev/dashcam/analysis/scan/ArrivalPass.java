/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.Arrival;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import java.util.HashMap;
import java.util.Map;

/** Looks for what is known of a request before it began: what its proxy said, and how busy the server was about then. */
public final class ArrivalPass implements EventPass {
    private static final String QUEUE_TIME = "queue.time.ms";
    private static final String BUSY = "server.threads.busy";
    private static final String MAX = "server.threads.max";
    private static final String QUEUED = "server.queued";
    /** The server's threads are counted once a second. */
    private static final long NEAR_NANOS = 1_500_000_000;

    private static final long MILLISECOND_NANOS = 1_000_000;
    private static final Count UNKNOWN = new Count(-1, 0);

    private final long taskId;
    private final long startNanos;
    private final Map<String, Count> nearest = new HashMap<>();
    private long queueNanos = -1;

    /** A pass for a task that began at an instant. */
    public ArrivalPass(long taskId, long startNanos) {
        this.taskId = taskId;
        this.startNanos = startNanos;
    }

    private record Count(long value, long atNanos) {}

    @Override
    public void on(TraceEvent event) {
        if (event.kind() == EventKind.TASK_END
                && event.taskId() == taskId
                && event.attributes().get(QUEUE_TIME) instanceof Long millis) {
            queueNanos = millis * MILLISECOND_NANOS;
        } else if (event.kind() == EventKind.VALUE && distance(event.timeNanos()) <= NEAR_NANOS) {
            switch (event.name()) {
                case BUSY, MAX, QUEUED ->
                    nearest.merge(
                            event.name(),
                            new Count(event.value(), event.timeNanos()),
                            (known, other) -> distance(other.atNanos) < distance(known.atNanos) ? other : known);
                default -> {}
            }
        }
    }

    private long distance(long timeNanos) {
        return Math.abs(timeNanos - startNanos);
    }

    /** What was found. */
    public Arrival arrival() {
        Count queued = nearest.get(QUEUED);
        Count max = nearest.get(MAX);
        Arrival.Pool pool = queued == null || max == null
                ? null
                : new Arrival.Pool(nearest.getOrDefault(BUSY, UNKNOWN).value, max.value, queued.value, queued.atNanos);
        return new Arrival(queueNanos, pool);
    }
}
