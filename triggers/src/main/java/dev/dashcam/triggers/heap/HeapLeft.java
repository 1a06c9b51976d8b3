/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.heap;

import org.jspecify.annotations.Nullable;

/** What the last collection left; another one in tests. */
@FunctionalInterface
interface HeapLeft {
    /** The heap of this JVM. */
    static HeapLeft ofThisJvm() {
        return new CollectedPool();
    }

    /** What is known now, null when nothing is. */
    @Nullable
    Left left();

    /**
     * What a collection left in a part of the heap.
     *
     * @param pool the part, as the JVM calls it
     * @param usedBytes how much of it was still in use
     * @param mostBytes how large it can get, more than 0
     */
    record Left(String pool, long usedBytes, long mostBytes) {}
}
