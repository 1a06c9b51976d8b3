/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;
import org.jspecify.annotations.Nullable;

/** Walks over the events of one thread in their order, wherever they lie. Can stop and go on later. For one thread. */
final class EventCursor {
    private final StagedEvents staged;
    private final ThreadIndex index;
    private final EventRecord owned = new EventRecord();
    private final EventRecord shared = new EventRecord();

    private long threadId;
    private int chunk;
    private int endChunk;
    private int position;
    private int nextPosition;
    /** Where the chunk's last event ends. */
    private int endPosition;

    private int sharedIndex;
    private int endShared;
    private boolean ownedDecoded;
    private boolean sharedDecoded;

    EventCursor(StagedEvents staged, ThreadIndex index) {
        this.staged = staged;
        this.index = index;
    }

    /** Goes to the first event of a thread. */
    void first(int thread) {
        int firstChunk = index.firstChunk(thread);
        int begin = firstChunk < index.endChunk(thread) ? staged.begin(index.chunk(firstChunk)) : 0;
        resume(thread, firstChunk, begin, index.firstShared(thread));
    }

    /** Goes back to where {@link #chunk}, {@link #position} and {@link #shared} were taken. */
    void resume(int thread, int atChunk, int atPosition, int atShared) {
        threadId = index.threadId(thread);
        chunk = atChunk;
        endChunk = index.endChunk(thread);
        position = atPosition;
        endPosition = chunk < endChunk ? staged.end(index.chunk(chunk)) : 0;
        sharedIndex = atShared;
        endShared = index.endShared(thread);
        ownedDecoded = false;
        sharedDecoded = false;
    }

    int chunk() {
        return chunk;
    }

    int position() {
        return position;
    }

    int shared() {
        return sharedIndex;
    }

    /** The event it stands at, null behind the last. Valid until the next move. */
    @Nullable
    EventRecord event() {
        if (!ownedDecoded && chunk < endChunk) {
            nextPosition = staged.decode(position, threadId, owned);
            ownedDecoded = true;
        }
        if (sharedIndex == endShared) {
            return ownedDecoded ? owned : null;
        }
        if (!sharedDecoded) {
            staged.decode(index.sharedPosition(sharedIndex), 0, shared);
            sharedDecoded = true;
        }
        return ownedDecoded && owned.timeNanos <= shared.timeNanos ? owned : shared;
    }

    /** Whether the event lies in a shared chunk. */
    boolean isShared(EventRecord event) {
        return event == shared;
    }

    /** Where the event lies. */
    int positionOf(EventRecord event) {
        return event == shared ? index.sharedPosition(sharedIndex) : position;
    }

    /** Goes on behind the event. */
    void pass(EventRecord event) {
        if (event == shared) {
            sharedIndex++;
            sharedDecoded = false;
            return;
        }
        ownedDecoded = false;
        position = nextPosition;
        if (position >= endPosition) {
            nextChunk();
        }
    }

    private void nextChunk() {
        chunk++;
        if (chunk < endChunk) {
            position = staged.begin(index.chunk(chunk));
            endPosition = staged.end(index.chunk(chunk));
        } else {
            position = 0;
        }
    }
}
