/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sink;

import dev.dashcam.snapshot.Snapshot;
import java.io.IOException;

/** A destination that sealed snapshots are copied to. */
public interface Sink extends AutoCloseable {

    /** The name users see, such as {@code s3}; constant, not empty. */
    String name();

    /**
     * Copies one sealed snapshot. Called by a delivery thread, never by two at once; may block. Delivery is at least once:
     * the same snapshot may come again, with the same id and the same bytes.
     *
     * @throws IOException when it did not arrive and may be tried again
     */
    void deliver(Snapshot snapshot) throws IOException;

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
