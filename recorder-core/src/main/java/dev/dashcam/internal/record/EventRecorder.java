/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import org.jspecify.annotations.Nullable;

/** Records what the application's threads do. Its recording methods never throw, block or log. */
public final class EventRecorder implements AutoCloseable {

    /** A recorder into this ring. */
    public EventRecorder(Ring ring, RecorderClock clock, Losses losses, TaskEndListener listener) {
        throw new IllegalStateException("to be built");
    }

    /** Begins a task as child of the thread's current one and makes it current. */
    public Task task(EventName name, TaskKind kind) {
        throw new IllegalStateException("to be built");
    }

    /** Begins a region on the calling thread. */
    public Region region(EventName name) {
        throw new IllegalStateException("to be built");
    }

    /** Attaches a message to the current task. Null is recorded as the empty text. */
    public void log(@Nullable CharSequence text) {
        throw new IllegalStateException("to be built");
    }

    /** Records a counter's new value. */
    public void value(EventName name, long value) {
        throw new IllegalStateException("to be built");
    }

    /** Records a named instant. */
    public void mark(EventName name) {
        throw new IllegalStateException("to be built");
    }

    /** The current task of the calling thread, {@link Task#NONE} when there is none. */
    public Task currentTask() {
        throw new IllegalStateException("to be built");
    }

    /** The recorder's own thread calls this about once a second: takes the slots of dead threads back. */
    public void retireDeadThreads() {
        throw new IllegalStateException("to be built");
    }

    /** Copies what is open now. To be called before the ring is copied. Any one thread. */
    public OpenWork copyOpen() {
        throw new IllegalStateException("to be built");
    }

    /** The name of a thread that has recorded, also for a while after its end; empty when it is not known. */
    public String threadName(long threadId) {
        throw new IllegalStateException("to be built");
    }

    /** Stops recording for good; later calls do nothing and what was recorded can be collected. */
    @Override
    public void close() {
        throw new IllegalStateException("to be built");
    }
}
