/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of one thread during which a task is current: the task itself on the thread that began it, a scope where it was
 * resumed. The activations of a thread are linked, the newest on top; the links belong to that thread alone. One that ends out
 * of turn, or elsewhere, only says that it is over and is taken out when it is on top.
 */
abstract class Activation {
    private @Nullable Activation below;
    private int depth;

    /** The task that is current meanwhile. */
    abstract RecordedTask task();

    /** Whether it has ended. Any thread may end it, its own thread asks. */
    abstract boolean isOver();

    /** Puts it on top of another; answers how many lie below it. */
    final int putOn(@Nullable Activation top) {
        below = top;
        depth = top == null ? 0 : top.depth + 1;
        return depth;
    }

    /** Takes it off the top; answers what was below. */
    final @Nullable Activation takeOff() {
        Activation next = below;
        below = null;
        return next;
    }
}
