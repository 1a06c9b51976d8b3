/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for the tasks of one thread, unique in a run of the JVM. A platform thread takes a block of them at a time, so that
 * threads do not contend; a virtual one, which seldom begins many tasks, takes them singly.
 */
final class TaskIds {
    private static final int BLOCK = 256;
    private static final AtomicLong NEXT = new AtomicLong(1);

    private final int block;
    private long next;
    private long end;

    TaskIds(boolean virtual) {
        this.block = virtual ? 1 : BLOCK;
    }

    long next() {
        if (next == end) {
            next = NEXT.getAndAdd(block);
            end = next + block;
        }
        return next++;
    }
}
