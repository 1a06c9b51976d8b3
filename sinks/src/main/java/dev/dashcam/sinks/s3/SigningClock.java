/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sinks.internal.transport.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;

/** The time that requests are signed at: this machine's, until a server says that it is wrong. Safe for all threads. */
final class SigningClock {
    private final InstantSource clock;
    private volatile Duration offset = Duration.ZERO;

    SigningClock(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(offset);
    }

    /** Goes by the server's clock from now on; false where the answer does not tell the time. */
    boolean goesBy(Answer answer) {
        String date = answer.headers().firstValue("Date").orElse("");
        try {
            Instant there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            offset = Duration.between(clock.instant(), there);
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}
