/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The names of threads by id, as many as there is room for: a newer thread takes the place of an older. All threads. */
final class ThreadNames {
    /** A longer name is cut. */
    static final int MAX_CHARACTERS = 128;

    private final int mask;
    private final AtomicReferenceArray<@Nullable NamedThread> threads;

    /** Room for this many names, a power of two. */
    ThreadNames(int capacity) {
        this.mask = capacity - 1;
        this.threads = new AtomicReferenceArray<>(capacity);
    }

    void remember(long threadId, String name) {
        if (!name.isEmpty()) {
            threads.setRelease((int) threadId & mask, new NamedThread(threadId, cut(name)));
        }
    }

    /** The name, null when it is not known. */
    @Nullable
    String find(long threadId) {
        NamedThread thread = threads.getAcquire((int) threadId & mask);
        return thread == null || thread.id != threadId ? null : thread.name;
    }

    static String cut(String name) {
        return name.length() <= MAX_CHARACTERS ? name : name.substring(0, MAX_CHARACTERS - 1) + '…';
    }

    private record NamedThread(long id, String name) {}
}
