/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a request before the server's thread took it.
 *
 * @param queueNanos how long before that a proxy had it, by the proxy's clock; -1 when no proxy said so
 * @param pool the server's threads about then, null when they were not counted
 */
public record Arrival(long queueNanos, @Nullable Pool pool) {
    /** Nothing. */
    public static final Arrival UNKNOWN = new Arrival(-1, null);

    /**
     * The server's threads at one moment. They are counted once a second.
     *
     * @param busy how many served requests, -1 when the server does not count them
     * @param max how many there can be
     * @param queued how many requests waited for one
     * @param atNanos when
     */
    public record Pool(long busy, long max, long queued, long atNanos) {
        /** Whether requests waited since no thread was free. */
        public boolean isExhausted() {
            return queued > 0 && max > 0 && (busy < 0 || busy >= max);
        }
    }
}
