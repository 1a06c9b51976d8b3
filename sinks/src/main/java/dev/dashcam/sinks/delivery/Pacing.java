/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import dev.dashcam.sink.SinkStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When one sink may be tried again: pauses that grow, what the sink itself asks for, and the circuit breaker. For one lock. */
final class Pacing {
    static final int FAILURES_TO_OPEN = 10;
    static final Duration OPEN_FOR = Duration.ofMinutes(5);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    /** A destination that wants the next try at once is not believed: it has just failed. */
    private static final Duration SHORTEST_ASKED = Duration.ofSeconds(1);

    private final Backoff backoff;
    private int failures;
    private long notBeforeNanos;

    Pacing(Backoff backoff) {
        this.backoff = backoff;
    }

    /** The destination has answered, be it with a refusal of one snapshot. */
    void answered() {
        failures = 0;
    }

    /**
     * An attempt has failed.
     *
     * @param asked the pause that the destination wants, null when it has not said
     */
    void failed(long nowNanos, @Nullable Duration asked) {
        if (failures < Integer.MAX_VALUE) {
            failures++;
        }
        long pauseNanos = asked == null ? backoff.pauseNanos(failures) : askedNanos(asked);
        if (isBroken()) {
            pauseNanos = Math.max(pauseNanos, OPEN_FOR.toNanos());
        }
        notBeforeNanos = nowNanos + pauseNanos;
    }

    boolean allows(long nowNanos) {
        return failures == 0 || nowNanos - notBeforeNanos >= 0;
    }

    int failuresInARow() {
        return failures;
    }

    SinkStatus.Breaker breaker(long nowNanos) {
        if (!isBroken()) {
            return SinkStatus.Breaker.CLOSED;
        }
        return allows(nowNanos) ? SinkStatus.Breaker.HALF_OPEN : SinkStatus.Breaker.OPEN;
    }

    private boolean isBroken() {
        return failures >= FAILURES_TO_OPEN;
    }

    /** Never less than was asked for, a fifth more at most. */
    private static long askedNanos(Duration asked) {
        Duration atLeast = asked.compareTo(SHORTEST_ASKED) < 0 ? SHORTEST_ASKED : asked;
        Duration kept = atLeast.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : atLeast;
        return Math.max(kept.toNanos(), Backoff.jittered(kept.toNanos()));
    }
}
