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
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * Event 1 is committed before the clock is read for event 2: which of them a copy has that are older than its cutoff. Never 2
 * without 1.
 */
public final class Cut {
    private Cut() {}

    /** What a consistent cut is. */
    @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "The cutoff lies before both.")
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "The cutoff lies between them.")
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "The cutoff lies behind both.")
    @Outcome(expect = FORBIDDEN, desc = "A hole: the later one without the earlier one.")
    public interface Promised {}

    /** A ring whose first chunks have room for one event more. */
    public abstract static class TwoEvents {
        final TinyRing ring;
        final Slot slot;

        TwoEvents(int chunks, Protocol protocol) {
            ring = new TinyRing(chunks, 2, protocol);
            slot = ring.open(7);
            TinyRing.write(slot, System.nanoTime(), 9);
        }

        final void read(ZZ_Result result, long olderThanNanos) {
            result.r1 = ring.has(1, olderThanNanos);
            result.r2 = ring.has(2, olderThanNanos);
        }
    }

    /**
     * Two slots, of which the first one's chunk is copied first. One actor plays both their threads: the fence is what any
     * order between two threads comes to at least.
     */
    public abstract static class TwoSlots extends TwoEvents {
        final Slot other = ring.open(8);

        TwoSlots(Protocol protocol) {
            super(2, protocol);
            TinyRing.write(other, System.nanoTime(), 9);
        }

        final void write() {
            TinyRing.write(slot, System.nanoTime(), 1);
            VarHandle.fullFence();
            TinyRing.write(other, System.nanoTime(), 2);
        }
    }

    /** With a cutoff. */
    @JCStressTest
    @State
    @JCStressMeta(Promised.class)
    public static class Whole extends TwoSlots {
        /** As it is. */
        public Whole() {
            super(Protocol.SLOW_COPY);
        }

        /** Writes both. */
        @Actor
        public void writer() {
            write();
        }

        /** Copies. */
        @Actor
        public void reader(ZZ_Result result) {
            long cutoffNanos = System.nanoTime();
            ring.copy(cutoffNanos);
            read(result, cutoffNanos);
        }
    }

    /** Control: what is there is used. */
    @JCStressTest
    @State
    @Outcome(id = "false, true", expect = ACCEPTABLE_INTERESTING, desc = "Control: without a cutoff there are holes.")
    @Outcome(expect = ACCEPTABLE, desc = "As if nothing were broken.")
    public static class NoCutoff extends TwoSlots {
        /** Broken. */
        public NoCutoff() {
            super(Protocol.SLOW_COPY);
        }

        /** Writes both. */
        @Actor
        public void writer() {
            write();
        }

        /** Copies. */
        @Actor
        public void reader(ZZ_Result result) {
            ring.copy(System.nanoTime());
            read(result, Long.MAX_VALUE);
        }
    }

    /** One slot: event 1 is the last in one chunk, event 2 the first in the next, and no fence lies between them. */
    public abstract static class NextChunk extends TwoEvents {
        NextChunk(Protocol protocol) {
            super(3, protocol);
        }

        final void write() {
            TinyRing.write(slot, System.nanoTime(), 1);
            TinyRing.write(slot, System.nanoTime(), 2);
        }
    }

    /** Retired chunks are copied first: by who sees event 2 in one of them event 1 can be seen. */
    @JCStressTest
    @State
    @JCStressMeta(Promised.class)
    public static class ChunkChange extends NextChunk {
        /** As it is. */
        public ChunkChange() {
            super(Protocol.WHOLE);
        }

        /** Writes both. */
        @Actor
        public void writer() {
            write();
        }

        /** Copies. */
        @Actor
        public void reader(ZZ_Result result) {
            long cutoffNanos = System.nanoTime();
            ring.copy(cutoffNanos);
            read(result, cutoffNanos);
        }
    }

    /**
     * The same, copied in another order: the commit of event 1 may still be in its core's store buffer when the clock is read
     * for event 2 and then for the cutoff.
     */
    @JCStressTest
    @State
    @Outcome(
            id = "false, true",
            expect = ACCEPTABLE_INTERESTING,
            desc = "A store buffer held event 1 back. Needs luck, so nobody insists on it.")
    @Outcome(expect = ACCEPTABLE, desc = "As if nothing were broken.")
    public static class ChunkChangeCopiedAsTheyLie extends NextChunk {
        /** Broken. */
        public ChunkChangeCopiedAsTheyLie() {
            super(Protocol.WHOLE);
        }

        /** Writes both. */
        @Actor
        public void writer() {
            write();
        }

        /** Copies. */
        @Actor
        public void reader(ZZ_Result result) {
            long cutoffNanos = System.nanoTime();
            ring.copyAsTheyLie(cutoffNanos);
            read(result, cutoffNanos);
        }
    }
}
