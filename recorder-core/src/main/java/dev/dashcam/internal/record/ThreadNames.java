/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The names of threads by id, as many as there is room for: a newer thread takes the place of an older. The table is made for
 * the first name: many a service has no virtual threads, and none that end. All threads.
 */
final class ThreadNames {
    /** A longer name is cut. */
    static final int MAX_CHARACTERS = 128;

    private final int capacity;
    private final AtomicReference<@Nullable AtomicReferenceArray<@Nullable NamedThread>> table =
            new AtomicReference<>();

    /** Room for this many names, a power of two. */
    ThreadNames(int capacity) {
        this.capacity = capacity;
    }

    void remember(long threadId, String name) {
        if (!name.isEmpty()) {
            table().setRelease(place(threadId), new NamedThread(threadId, cut(name)));
        }
    }

    /** The name, null when it is not known. */
    @Nullable
    String find(long threadId) {
        AtomicReferenceArray<@Nullable NamedThread> known = table.get();
        NamedThread thread = known == null ? null : known.getAcquire(place(threadId));
        return thread == null || thread.id != threadId ? null : thread.name;
    }

    /** Two threads that are first at once may make one each: that of the one who is later is garbage. */
    private AtomicReferenceArray<@Nullable NamedThread> table() {
        AtomicReferenceArray<@Nullable NamedThread> known = table.get();
        if (known != null) {
            return known;
        }
        AtomicReferenceArray<@Nullable NamedThread> made = new AtomicReferenceArray<>(capacity);
        return table.compareAndSet(null, made) ? made : Objects.requireNonNull(table.get());
    }

    private int place(long threadId) {
        return (int) threadId & (capacity - 1);
    }

    static String cut(String name) {
        return name.length() <= MAX_CHARACTERS ? name : name.substring(0, MAX_CHARACTERS - 1) + '…';
    }

    private record NamedThread(long id, String name) {}
}
