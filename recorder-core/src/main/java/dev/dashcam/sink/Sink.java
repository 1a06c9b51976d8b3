/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sink;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A destination that sealed snapshots are copied to. Each has a thread, a queue and a state of its own, so that a slow one delays
 * no other; what does not arrive is tried again, also after a restart.
 */
public interface Sink extends AutoCloseable {

    /**
     * The name users see, such as {@code s3}: constant, not empty, unique in one recorder. What has arrived where is remembered
     * under it.
     */
    String name();

    /**
     * Copies one sealed snapshot, and then its manifest as a side object where the destination keeps objects; returns when both
     * have arrived for good. May block. Delivery is at least once: the same snapshot may come again, under the same key with the
     * same bytes, and the destination must hold it once.
     *
     * <p>Called by one thread at a time. An attempt that takes longer than {@link #timeLimit()} has failed and is interrupted;
     * should it not return all the same, one other thread may call meanwhile.
     *
     * @throws DeliveryException when the destination has said when to try again, or that it will never take this one
     * @throws IOException when it did not arrive and may be tried again. The message is a clause for people, without a full stop
     */
    void deliver(SealedSnapshot snapshot) throws IOException;

    /** How long one attempt may take in all: a second to an hour, five minutes. Asked before each. */
    default Duration timeLimit() {
        return Duration.ofMinutes(5);
    }

    /**
     * What is wrong with it beyond the attempts that failed, which are counted anyway: a clause for people, null when nothing.
     * Shown in status and health. Must not block. Any thread.
     */
    default @Nullable String problem() {
        return null;
    }

    /** Lets go of what it holds. Called once, after the last attempt or when that does not end; nobody waits for long. */
    @Override
    default void close() {}
}
