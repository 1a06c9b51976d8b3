/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.PoolSize;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.TraceEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for how large the service's pool of HikariCP was just before an instant, which is counted where there is one pool. */
public final class PoolSizePass implements EventPass {
    private static final String PREFIX = "hikaricp.connections.";
    private static final String MAX = PREFIX + "max";
    private static final String ACTIVE = PREFIX + "active";
    private static final String PENDING = PREFIX + "pending";
    /** They are counted once a second. */
    private static final long NEAR_NANOS = 1_500_000_000;

    private final long untilNanos;
    private final Map<String, Count> last = new HashMap<>();

    /** A pass for what was counted before an instant. */
    public PoolSizePass(long untilNanos) {
        this.untilNanos = untilNanos;
    }

    private record Count(long value, long atNanos) {}

    @Override
    public void on(TraceEvent event) {
        boolean near = event.kind() == EventKind.VALUE
                && event.timeNanos() <= untilNanos
                && untilNanos - event.timeNanos() <= NEAR_NANOS;
        if (near && event.name().startsWith(PREFIX)) {
            switch (event.name()) {
                case MAX, ACTIVE, PENDING -> last.put(event.name(), new Count(event.value(), event.timeNanos()));
                default -> {}
            }
        }
    }

    /**
     * What was counted, null where nothing was.
     *
     * @param name the pool's name
     */
    public @Nullable PoolSize named(String name) {
        Count max = last.get(MAX);
        return max == null
                ? null
                : new PoolSize(name, max.value, value(ACTIVE), value(PENDING), untilNanos - max.atNanos);
    }

    private long value(String name) {
        Count count = last.get(name);
        return count == null ? -1 : count.value;
    }
}
