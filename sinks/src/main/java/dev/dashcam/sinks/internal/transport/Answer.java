/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a server said.
 *
 * @param status the HTTP status
 * @param headers the answer's headers
 * @param text the beginning of its body, read as UTF-8; {@value #MOST_BYTES} bytes at most
 * @param cameAt when it came, on our clock
 */
public record Answer(int status, HttpHeaders headers, String text, Instant cameAt) {
    static final int MOST_BYTES = 64 << 10;

    /** What it means for a delivery. */
    public enum Meaning {
        /** It is done. */
        ARRIVED,
        /** The server cannot do it now and may later: 408, 425, 429, 5xx. */
        LATER,
        /** The same request will never be taken: every other one, redirects among them. */
        REFUSED
    }

    /** What it means for a delivery. */
    public Meaning meaning() {
        if (status >= 200 && status < 300) {
            return Meaning.ARRIVED;
        }
        return status == 408 || status == 425 || status == 429 || (status >= 500 && status < 600)
                ? Meaning.LATER
                : Meaning.REFUSED;
    }

    /** How long it asks to wait before the next try, never negative; null where it does not say or nobody can read it. */
    public @Nullable Duration retryAfter() {
        return headers.firstValue("Retry-After")
                .map(value -> RetryAfter.parse(value, sentAt()))
                .orElse(null);
    }

    /** {@code 413 Content Too Large}: the number with its name, for people. Nothing of what the server wrote. */
    public String words() {
        return StatusWords.of(status);
    }

    /** By the server's clock where it tells, since its dates are by that one too. */
    private Instant sentAt() {
        return headers.firstValue("Date").map(RetryAfter::date).orElse(cameAt);
    }
}
