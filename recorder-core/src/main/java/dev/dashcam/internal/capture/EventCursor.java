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
        resume(thread, firstChunk, beginOf(firstChunk, index.endChunk(thread)), index.firstShared(thread));
    }

    /** Goes back to where {@link #chunk}, {@link #position} and {@link #shared} were taken. */
    void resume(int thread, int atChunk, int atPosition, int atShared) {
        threadId = index.threadId(thread);
        chunk = atChunk;
        endChunk = index.endChunk(thread);
        position = atPosition;
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
        if (!sharedDecoded && sharedIndex < endShared) {
            staged.decode(index.sharedPosition(sharedIndex), 0, shared);
            sharedDecoded = true;
        }
        if (ownedDecoded && (!sharedDecoded || owned.timeNanos <= shared.timeNanos)) {
            return owned;
        }
        return sharedDecoded ? shared : null;
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
        if (position >= staged.end(index.chunk(chunk))) {
            chunk++;
            position = beginOf(chunk, endChunk);
        }
    }

    private int beginOf(int atChunk, int behind) {
        return atChunk < behind ? staged.begin(index.chunk(atChunk)) : 0;
    }
}
