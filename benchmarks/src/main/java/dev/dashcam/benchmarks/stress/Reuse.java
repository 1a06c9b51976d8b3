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
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IL_Result;

/**
 * A thread goes on to reuse the only chunk that is retired, which holds event 1, for event 3, while the ring is copied: the
 * value copied from that chunk, and whether the copy claims to have everything from event 1 on. Event 2 is in the other chunk.
 */
public final class Reuse {
    static final String CLAIMED = "claimed";
    static final String NOT_CLAIMED = "not claimed";

    private Reuse() {}

    /** What the protocol lets happen. */
    @Outcome(id = "1, claimed", expect = ACCEPTABLE, desc = "Copied before the chunk was taken.")
    @Outcome(id = "1, not claimed", expect = ACCEPTABLE, desc = "Copied before, and overwritten after: to be left out.")
    @Outcome(
            id = "0, not claimed",
            expect = ACCEPTABLE,
            desc = "In flux or older than asked for, left out, and said so.")
    @Outcome(id = "3, not claimed", expect = ACCEPTABLE, desc = "Overwritten, and said so.")
    @Outcome(id = "-1, .*", expect = FORBIDDEN, desc = "Events of two epochs were mixed.")
    @Outcome(expect = FORBIDDEN, desc = "Event 1 was lost in silence.")
    public interface Promised {}

    /** What else a broken one lets happen. */
    @Outcome(
            id = {"1, .*", "0, not claimed", "3, not claimed"},
            expect = ACCEPTABLE,
            desc = "As if nothing were broken.")
    @Outcome(expect = FORBIDDEN, desc = "That is not what is broken here.")
    public interface Broken {}

    /** A ring with event 1 in a retired chunk. */
    public abstract static class Reused {
        final TinyRing ring;
        final Slot slot;

        Reused(Protocol protocol) {
            ring = new TinyRing(2, 1, protocol);
            slot = ring.open(7);
            TinyRing.write(slot, 1, 1);
            TinyRing.write(slot, 2, 2);
        }

        final void write() {
            TinyRing.write(slot, 3, 3);
        }

        final void read(IL_Result result) {
            ring.copy(3);
            compare(result);
        }

        final void compare(IL_Result result) {
            result.r1 = ring.first(TinyRing.TORN, 1, 3);
            result.r2 = ring.completeFromNanos() <= 1 ? CLAIMED : NOT_CLAIMED;
        }
    }

    /** The protocol. */
    @JCStressTest
    @State
    @JCStressMeta(Promised.class)
    public static class Whole extends Reused {
        /** As it is. */
        public Whole() {
            super(Protocol.WHOLE);
        }

        /** Reuses the chunk. */
        @Actor
        public void writer() {
            write();
        }

        /** Copies. */
        @Actor
        public void reader(IL_Result result) {
            read(result);
        }
    }

    /** The protocol with a reader that takes its time. */
    @JCStressTest
    @State
    @JCStressMeta(Promised.class)
    public static class SlowlyCopied extends Reused {
        /** Lingering. */
        public SlowlyCopied() {
            super(Protocol.SLOW_COPY);
        }

        /** Reuses the chunk. */
        @Actor
        public void writer() {
            write();
        }

        /** Copies. */
        @Actor
        public void reader(IL_Result result) {
            read(result);
        }
    }

    /**
     * The chunk is reused for an event that seems old, while a reader leaves out what is old: neither may hide that event 1,
     * which was wanted, is gone.
     */
    @JCStressTest
    @State
    @JCStressMeta(Promised.class)
    public static class ForAnOldEvent extends Reused {
        /** As it is. */
        public ForAnOldEvent() {
            super(Protocol.WHOLE);
        }

        /** Reuses the chunk. */
        @Actor
        public void writer() {
            TinyRing.write(slot, 0, 3);
        }

        /** Copies what is not older than event 1. */
        @Actor
        public void reader(IL_Result result) {
            ring.copyFrom(1, 3);
            compare(result);
        }
    }

    /** Control: no second look at the epoch. */
    @JCStressTest
    @State
    @Outcome(id = "-1, .*", expect = ACCEPTABLE_INTERESTING, desc = "Control: without a second look epochs are mixed.")
    @JCStressMeta(Broken.class)
    public static class NoSecondLook extends Reused {
        /** Broken. */
        public NoSecondLook() {
            super(Protocol.NO_SECOND_LOOK);
        }

        /** Reuses the chunk. */
        @Actor
        public void writer() {
            write();
        }

        /** Copies. */
        @Actor
        public void reader(IL_Result result) {
            read(result);
        }
    }

    /** Control: evictedThrough is raised when the content is lost already. */
    @JCStressTest
    @State
    @Outcome(
            id = {"0, claimed", "3, claimed"},
            expect = ACCEPTABLE_INTERESTING,
            desc = "Control: said too late, event 1 is lost in silence.")
    @JCStressMeta(Broken.class)
    public static class LateEvictedThrough extends Reused {
        /** Broken. */
        public LateEvictedThrough() {
            super(Protocol.LATE_EVICTED_THROUGH);
        }

        /** Reuses the chunk. */
        @Actor
        public void writer() {
            write();
        }

        /** Copies. */
        @Actor
        public void reader(IL_Result result) {
            read(result);
        }
    }
}
