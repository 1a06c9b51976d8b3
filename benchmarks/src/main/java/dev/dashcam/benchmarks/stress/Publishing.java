/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.dashcam.internal.ring.Slot;
import dev.dashcam.internal.ring.TinyRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A thread writes two events to its slot while the ring is copied. */
public final class Publishing {
    private Publishing() {}

    /** A ring and a writer. */
    public static class Written {
        final TinyRing ring = new TinyRing(2, 2, TinyRing.Protocol.WHOLE);
        final Slot slot = ring.open(7);

        void read(II_Result result) {
            ring.copy(Long.MAX_VALUE);
            result.r1 = ring.value(0);
            result.r2 = ring.value(1);
        }
    }

    /** Bytes, then the length with release; the length with acquire, then the bytes. */
    @JCStressTest
    @State
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Copied before the first was committed.")
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The first, whole.")
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Both, whole.")
    @Outcome(expect = FORBIDDEN, desc = "An event was seen torn, or without the one before.")
    public static class Whole extends Written {
        /** Writes. */
        @Actor
        public void writer() {
            TinyRing.write(slot, 1, 1);
            TinyRing.write(slot, 2, 2);
        }

        /** Copies. */
        @Actor
        public void reader(II_Result result) {
            read(result);
        }
    }

    /** Control: the length first. */
    @JCStressTest
    @State
    @Outcome(
            id = {"0, 0", "1, 0", "1, 2"},
            expect = ACCEPTABLE,
            desc = "As if nothing were broken.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "Control: committed before it was written, an event is seen torn.")
    public static class CommittedFirst extends Written {
        /** Writes. */
        @Actor
        public void writer() {
            TinyRing.writeCommittedFirst(slot, 1, 1);
            TinyRing.writeCommittedFirst(slot, 2, 2);
        }

        /** Copies. */
        @Actor
        public void reader(II_Result result) {
            read(result);
        }
    }
}
