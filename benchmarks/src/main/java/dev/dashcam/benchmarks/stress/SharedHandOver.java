/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.dashcam.internal.ring.Slot;
import dev.dashcam.internal.ring.TinyRing;
import dev.dashcam.internal.ring.TinyRing.Protocol;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Two threads share one slot: how many events the first wrote, how many the second did, how many of these are in the ring, or
 * -1 if one is torn. The first writes two, so that the slot also changes its chunk.
 */
public final class SharedHandOver {
    private SharedHandOver() {}

    /** A ring with one shared slot. */
    public abstract static class Shared {
        final TinyRing ring;

        Shared(int events) {
            ring = new TinyRing(3, events, Protocol.WHOLE);
        }

        final int write(int value) {
            Slot slot = ring.ring().acquire();
            if (slot == null) {
                return 0;
            }
            TinyRing.write(slot, value, value);
            ring.ring().release(slot);
            return 1;
        }

        final int writeUnheld(Slot slot, int value) {
            TinyRing.write(slot, value, value);
            return 1;
        }

        final void read(III_Result result) {
            ring.copy(Long.MAX_VALUE);
            result.r3 = ring.first(TinyRing.TORN) == TinyRing.TORN ? TinyRing.TORN : ring.events();
        }
    }

    /** The slot is held while it is written to. */
    @JCStressTest
    @State
    @Outcome(
            id = {"2, 1, 3"},
            expect = ACCEPTABLE,
            desc = "All are there.")
    @Outcome(
            id = {"2, 0, 2"},
            expect = ACCEPTABLE,
            desc = "The second thread found the slot in use and dropped its event.")
    @Outcome(
            id = {"1, 1, 2", "0, 1, 1"},
            expect = ACCEPTABLE,
            desc = "The first thread dropped one, or both.")
    @Outcome(expect = FORBIDDEN, desc = "An event that was written is gone or torn.")
    public static class Whole extends Shared {
        /** With chunks so small that the slot changes them. */
        public Whole() {
            super(2);
        }

        /** Writes two events. */
        @Actor
        public void first(III_Result result) {
            result.r1 = write(1) + write(2);
        }

        /** Writes one. */
        @Actor
        public void second(III_Result result) {
            result.r2 = write(3);
        }

        /** Copies the ring. */
        @Arbiter
        public void reader(III_Result result) {
            read(result);
        }
    }

    /** Control: nobody holds the slot. */
    @JCStressTest
    @State
    @Outcome(
            id = {"2, 1, 4"},
            expect = ACCEPTABLE,
            desc = "As if nothing were broken.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "Control: unless the slot is held, events overwrite each other.")
    public static class NotHeld extends Shared {
        private final Slot slot = ring.open(7);

        /** With a chunk that has room for all. */
        public NotHeld() {
            super(4);
            TinyRing.write(slot, 9, 9);
        }

        /** Writes two events. */
        @Actor
        public void first(III_Result result) {
            result.r1 = writeUnheld(slot, 1) + writeUnheld(slot, 2);
        }

        /** Writes one. */
        @Actor
        public void second(III_Result result) {
            result.r2 = writeUnheld(slot, 3);
        }

        /** Copies the ring. */
        @Arbiter
        public void reader(III_Result result) {
            read(result);
        }
    }
}
