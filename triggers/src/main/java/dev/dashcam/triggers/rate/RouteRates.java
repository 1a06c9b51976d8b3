/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.rate;

import dev.dashcam.task.EventName;
import dev.dashcam.trigger.FinishedTask;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What is counted of each route. So that their number is bounded, those that come late are counted together. */
public final class RouteRates {
    /** How many routes are counted by themselves. */
    public static final int MOST = 200;

    private final Map<EventName, RouteRate> byRoute = new ConcurrentHashMap<>();
    private final RouteRate others;
    private final double threshold;
    private final long sliceNanos;
    private int slice;
    private long sliceEndsNanos;
    private boolean hasBegun;

    /**
     * An empty table.
     *
     * @param threshold from what on a route is asked about: a share, or a number
     * @param windowNanos over how long that is taken
     */
    public RouteRates(double threshold, long windowNanos) {
        this.threshold = threshold;
        this.others = new RouteRate("other routes", threshold);
        this.sliceNanos = windowNanos / Counts.SLICES;
    }

    /**
     * Counts a task that has ended. Any thread; allocates for a new route only.
     *
     * @param isFailed whether it failed, or was otherwise what is counted
     */
    public void count(FinishedTask task, boolean isFailed) {
        RouteRate known = byRoute.get(task.eventName());
        Counts counts = (known == null ? enter(task.eventName()) : known).counts();
        if (isFailed) {
            counts.countFailed(task.id());
        } else {
            counts.countEnded();
        }
    }

    /** How many tasks were counted since the start. Any thread. */
    public long seen() {
        long[] seen = new long[1];
        forEach(route -> seen[0] += route.counts().ended());
        return seen[0];
    }

    /** Lets the windows go on to now. This and what follows is for one thread. */
    public void turn(long nowNanos) {
        if (!hasBegun) {
            hasBegun = true;
            sliceEndsNanos = nowNanos + sliceNanos;
        }
        for (int turned = 0; nowNanos - sliceEndsNanos >= 0 && turned < Counts.SLICES; turned++) {
            slice = oldest();
            sliceEndsNanos += sliceNanos;
            forEach(route -> route.counts().turn(slice));
        }
        if (nowNanos - sliceEndsNanos >= 0) {
            // nobody came for longer than a window
            sliceEndsNanos = nowNanos + sliceNanos;
        }
    }

    /** The slice that the windows begin with. */
    public int oldest() {
        return (slice + 1) % Counts.SLICES;
    }

    /** Every route, and those that are counted together. */
    public void forEach(Consumer<RouteRate> consumer) {
        byRoute.values().forEach(consumer);
        consumer.accept(others);
    }

    private RouteRate enter(EventName name) {
        if (byRoute.size() >= MOST) {
            return others;
        }
        // threads that come at once may enter some more than that
        return byRoute.computeIfAbsent(name, unknown -> new RouteRate(unknown.text(), threshold));
    }
}
