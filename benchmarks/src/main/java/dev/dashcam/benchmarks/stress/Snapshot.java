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
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * All at once, against two threads that write four events each to a ring that keeps about as many: from {@code completeFrom} on
 * and up to the cutoff the copy has each event once and whole, and of no thread one without those before it. What is missing behind
 * a thread's last one in the copy is not looked at, since its last one before the cutoff may be; nor whether the two threads' events
 * fit together, which is what {@link Cut} is for.
 */
public final class Snapshot {
    private static final int EVENTS = 4;

    private Snapshot() {}

    /** What may be copied. */
    @Outcome(
            id = "nothing",
            expect = ACCEPTABLE,
            desc = "Copied before anything was committed, or all was overwritten.")
    @Outcome(id = "some", expect = ACCEPTABLE, desc = "Of each thread a stretch without a hole, from where it claims.")
    @Outcome(id = "torn", expect = FORBIDDEN, desc = "An event is torn.")
    @Outcome(id = "hole", expect = FORBIDDEN, desc = "A thread's event is missing before one that is there.")
    @Outcome(id = "twice", expect = FORBIDDEN, desc = "An event is there twice.")
    public interface Promised {}

    /** A ring with two slots. */
    public abstract static class Recorded {
        final TinyRing ring = new TinyRing(4, 2, Protocol.WHOLE);
        final Slot one = ring.open(7);
        final Slot other = ring.open(8);
        /** When which event was written: who sees an event sees the times of its thread's earlier ones. */
        private final long[] times = new long[2 * EVENTS + 1];

        final void write(Slot slot, int after) {
            for (int value = after + 1; value <= after + EVENTS; value++) {
                write(slot, value, System.nanoTime());
            }
        }

        final void writeInTurn() {
            for (int value = 1; value <= EVENTS; value++) {
                write(one, value, System.nanoTime());
                write(other, EVENTS + value, System.nanoTime());
            }
        }

        private void write(Slot slot, int value, long timeNanos) {
            times[value] = timeNanos;
            TinyRing.write(slot, timeNanos, value);
        }

        final void read(L_Result result) {
            long cutoffNanos = System.nanoTime();
            ring.copy(cutoffNanos);
            result.r1 = verdict(cutoffNanos);
        }

        private String verdict(long cutoffNanos) {
            int seen = 0;
            for (int event = 0; event < ring.events(); event++) {
                int value = ring.value(event);
                if (value == TinyRing.TORN) {
                    return "torn";
                }
                if (ring.timeNanos(event) >= ring.completeFromNanos() && ring.timeNanos(event) < cutoffNanos) {
                    if ((seen >> value & 1) != 0) {
                        return "twice";
                    }
                    seen |= 1 << value;
                }
            }
            for (int value = 2; value <= 2 * EVENTS; value++) {
                boolean hasOneBefore = value != EVENTS + 1;
                if ((seen >> value & 1) != 0
                        && hasOneBefore
                        && (seen >> (value - 1) & 1) == 0
                        && times[value - 1] >= ring.completeFromNanos()) {
                    return "hole";
                }
            }
            return seen == 0 ? "nothing" : "some";
        }
    }

    /** One actor plays both threads, event by event in turn. */
    @JCStressTest
    @State
    @JCStressMeta(Promised.class)
    public static class InTurn extends Recorded {
        /** Writes. */
        @Actor
        public void writers() {
            writeInTurn();
        }

        /** Copies. */
        @Actor
        public void reader(L_Result result) {
            read(result);
        }
    }

    /** Two threads; jcstress leaves it out where there are less than three processors. */
    @JCStressTest
    @State
    @JCStressMeta(Promised.class)
    public static class AtOnce extends Recorded {
        /** Writes. */
        @Actor
        public void one() {
            write(one, 0);
        }

        /** Writes. */
        @Actor
        public void other() {
            write(other, EVENTS);
        }

        /** Copies. */
        @Actor
        public void reader(L_Result result) {
            read(result);
        }
    }
}
