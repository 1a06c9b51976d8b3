/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;

/** Reads single events again. For one thread. */
final class EventReader {
    private final StagedEvents staged;
    private final ThreadIndex threads;
    private final EventRecord event = new EventRecord();

    EventReader(StagedEvents staged, ThreadIndex threads) {
        this.staged = staged;
        this.threads = threads;
    }

    /** The event at a source, valid until the next call. */
    EventRecord read(long source) {
        long chunkThreadId = Source.isShared(source) ? 0 : threads.threadId(Source.thread(source));
        staged.decode(Source.position(source), chunkThreadId, event);
        return event;
    }
}
