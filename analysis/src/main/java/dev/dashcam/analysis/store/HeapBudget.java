/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.store;

import dev.dashcam.explain.ExplanationLeftOut;

/** The heap that one analysis may hold at a time. Every table of it asks here before it grows. For one thread. */
public final class HeapBudget {
    private final long maxBytes;
    private long takenBytes;
    private long streamBytes;

    /** A budget of so many bytes. */
    public HeapBudget(long maxBytes) {
        if (maxBytes <= 0) {
            throw new IllegalArgumentException("maxBytes must be positive but is " + maxBytes);
        }
        this.maxBytes = maxBytes;
    }

    /**
     * Takes a part of it.
     *
     * @throws ExplanationLeftOut when there is not that much left
     */
    public void take(long bytes) {
        if (bytes > maxBytes - takenBytes) {
            throw new ExplanationLeftOut("the analysis would take more than " + (maxBytes >> 20) + " MB of heap");
        }
        takenBytes += bytes;
    }

    /**
     * Says what the stream that is being read holds now, in place of what it held before.
     *
     * @throws ExplanationLeftOut when there is not that much left
     */
    public void streamHolds(long bytes) {
        giveBack(streamBytes);
        streamBytes = 0;
        take(bytes);
        streamBytes = bytes;
    }

    /** Gives a part of it back. */
    public void giveBack(long bytes) {
        takenBytes -= bytes;
    }

    /** How much is taken now, in bytes. */
    public long takenBytes() {
        return takenBytes;
    }
}
