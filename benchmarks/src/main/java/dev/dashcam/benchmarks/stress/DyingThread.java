/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.dashcam.internal.ring.Slot;
import dev.dashcam.internal.ring.TinyRing;
import dev.dashcam.internal.ring.TinyRing.Protocol;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IJ_Result;

/**
 * A thread writes its last event and ends; another that has seen it end records the end in its slot, as the recorder does,
 * closes the slot and reuses the chunk. The volatile flag stands for what {@code Thread.isAlive()} orders.
 */
@JCStressTest
@State
@Outcome(id = "-2, 0", expect = ACCEPTABLE, desc = "Still alive: the slot is left alone.")
@Outcome(id = "12, 9", expect = ACCEPTABLE, desc = "Both events are there, and the chunk is as young as the second.")
@Outcome(expect = FORBIDDEN, desc = "What the thread left behind was not seen.")
public class DyingThread {
    private static final int ALIVE = -2;

    private final TinyRing ring = new TinyRing(2, 2, Protocol.WHOLE);
    private final Slot slot = ring.open(7);
    private volatile boolean hasEnded;

    /** The thread that ends. */
    @Actor
    public void ending() {
        TinyRing.write(slot, 5, 1);
        hasEnded = true;
    }

    /** The recorder's own thread. */
    @Actor
    public void reaper(IJ_Result result) {
        if (!hasEnded) {
            result.r1 = ALIVE;
            return;
        }
        TinyRing.write(slot, 9, 2);
        ring.ring().closeSlot(slot);
        ring.copy(Long.MAX_VALUE);
        result.r1 = ring.value(0) * 10 + ring.value(1);
        // Both chunks are retired: the second one taken is that of the slot.
        Slot heir = ring.open(8);
        for (int i = 0; i < 3; i++) {
            TinyRing.write(heir, 10, 3);
        }
        result.r2 = ring.ring().completeFromNanos() - 1;
    }
}
