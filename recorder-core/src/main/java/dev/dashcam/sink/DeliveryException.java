/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sink;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot did not arrive, and the destination has said what to do about it. Where it has not, a sink throws any other {@link
 * IOException}, which is tried again with growing pauses.
 */
public final class DeliveryException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean isFinal;
    private final @Nullable Duration pause;

    private DeliveryException(String message, boolean isFinal, @Nullable Duration pause) {
        super(message);
        this.isFinal = isFinal;
        this.pause = pause;
    }

    /**
     * It may be tried again, but not before the destination wants it: for {@code Retry-After}.
     *
     * @param message what happened, a clause for people without a full stop: {@code 503 Service Unavailable}
     * @param pause how long to wait; not negative. One over an hour counts as an hour
     */
    public static DeliveryException retryAfter(String message, Duration pause) {
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause must not be negative: " + pause);
        }
        return new DeliveryException(Objects.requireNonNull(message, "message"), false, pause);
    }

    /**
     * The destination will never take this snapshot, so that it is not tried again there: it stays in the store, and one line
     * says so. The next snapshot is tried as ever. For answers such as 400 and 413.
     *
     * @param message what happened and what to do, a clause for people without a full stop: {@code 413 Content Too Large:
     *     raise client_max_body_size}
     */
    public static DeliveryException refused(String message) {
        return new DeliveryException(Objects.requireNonNull(message, "message"), true, null);
    }

    /** Whether the destination will never take it. */
    public boolean isFinal() {
        return isFinal;
    }

    /** How long to wait before the next try, null where nothing was said. */
    public @Nullable Duration pause() {
        return pause;
    }
}
