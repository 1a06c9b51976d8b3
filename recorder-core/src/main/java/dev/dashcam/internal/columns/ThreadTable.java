/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import org.jspecify.annotations.Nullable;

/** The threads of a generation in the order of their events in the columns. */
final class ThreadTable {
    private final byte[] content;
    private final long[] ids;
    private final int[] nameAt;
    private final int[] events;
    private final @Nullable String[] names;

    ThreadTable(byte[] content, int size) {
        this.content = content;
        ids = new long[size];
        nameAt = new int[size];
        events = new int[size];
        names = new @Nullable String[size];
    }

    void set(int index, long id, int name, int eventCount) {
        ids[index] = id;
        nameAt[index] = name;
        events[index] = eventCount;
    }

    int size() {
        return ids.length;
    }

    long id(int index) {
        return ids[index];
    }

    int events(int index) {
        return events[index];
    }

    /** The thread's name, made when it is first asked for: most threads of a busy service have no name or go unread. */
    String name(int index) {
        String name = names[index];
        if (name == null) {
            try {
                name = new ByteSource(content, nameAt[index], content.length).text();
            } catch (DamagedException e) {
                throw new IllegalStateException("A name that was read before cannot be read.", e);
            }
            names[index] = name;
        }
        return name;
    }
}
