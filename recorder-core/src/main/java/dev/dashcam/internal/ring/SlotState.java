/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** What a slot writes: plainly, by the thread that owns it or holds it; except the two flags. */
abstract class SlotState extends SlotPadding {
    static final VarHandle HELD;
    static final VarHandle CLOSED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HELD = lookup.findVarHandle(SlotState.class, "held", boolean.class);
            CLOSED = lookup.findVarHandle(SlotState.class, "closed", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Where the chunk begins in the block, {@link Chunks#NONE} without one. */
    int chunk = Chunks.NONE;
    /** Where the next event goes. */
    int position;
    /** Where the chunk ends; equal to the position without one. */
    int limit;
    /** The smallest time in the chunk. */
    long firstNanos;
    /** The largest time in the chunk. */
    long lastNanos;
    /** Of a shared slot: whether a thread is in it. */
    boolean held;
    /** Whether it was taken back for good. */
    boolean closed;
}
