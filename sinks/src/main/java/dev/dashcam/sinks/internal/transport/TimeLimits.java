/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.time.Duration;

/**
 * How long a server may take; each from a millisecond to an hour.
 *
 * @param connect until there is a connection
 * @param quiet without a byte going out or coming in
 * @param total all requests of one delivery together
 */
public record TimeLimits(Duration connect, Duration quiet, Duration total) {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** 5 s, 30 s, 5 min. */
    public static final TimeLimits DEFAULT =
            new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));

    /** Checks the ranges. */
    public TimeLimits {
        check("time to connect", connect);
        check("time without progress", quiet);
        check("time for one delivery", total);
    }

    /** The same with another one. */
    public TimeLimits withConnect(Duration limit) {
        return new TimeLimits(limit, quiet, total);
    }

    /** The same with another one. */
    public TimeLimits withQuiet(Duration limit) {
        return new TimeLimits(connect, limit, total);
    }

    /** The same with another one. */
    public TimeLimits withTotal(Duration limit) {
        return new TimeLimits(connect, quiet, limit);
    }

    private static void check(String name, Duration limit) {
        if (limit.compareTo(SHORTEST) < 0 || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The " + name + " must be from 1 ms to 1 h: " + limit);
        }
    }
}
