/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventLayout;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.ring.Staging;

/** The chunks of a ring's copy. */
final class RingCopy implements StagedEvents {
    private final Staging staging;

    RingCopy(Staging staging) {
        this.staging = staging;
    }

    @Override
    public int chunks() {
        return staging.chunks();
    }

    @Override
    public long threadId(int chunk) {
        return staging.threadId(chunk);
    }

    @Override
    public int begin(int chunk) {
        return staging.begin(chunk);
    }

    @Override
    public int end(int chunk) {
        return staging.end(chunk);
    }

    @Override
    public long firstNanos(int chunk) {
        return staging.firstNanos(chunk);
    }

    @Override
    public int decode(int position, long chunkThreadId, EventRecord into) {
        return EventLayout.decode(staging.buffer(), position, chunkThreadId, into);
    }
}
