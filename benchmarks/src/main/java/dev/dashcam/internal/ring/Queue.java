/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.IZI_Result;

/** The queue of retired chunks. */
public final class Queue {
    private static final int NONE = ChunkQueue.NONE;

    private Queue() {}

    /** One puts a chunk while another takes: what was taken, whether the putter's first ticket was void, what is left. */
    @JCStressTest
    @State
    @Outcome(id = "-1, false, 1", expect = ACCEPTABLE, desc = "Put too late to be taken.")
    @Outcome(id = "1, false, -1", expect = ACCEPTABLE, desc = "Put, then taken.")
    @Outcome(
            id = "-1, true, 1",
            expect = ACCEPTABLE_INTERESTING,
            desc = "The taker made the ticket void, the putter took another one.")
    @Outcome(id = "1, true, -1", expect = ACCEPTABLE_INTERESTING, desc = "The same, and then the chunk was taken.")
    @Outcome(expect = FORBIDDEN, desc = "The chunk is gone, or there twice.")
    public static class VoidedCell {
        private final ChunkQueue queue = new ChunkQueue(2);

        /** Puts the chunk, in the steps of {@link ChunkQueue#put}. */
        @Actor
        public void putter(IZI_Result result) {
            if (!queue.fill(queue.takeTicket(), 1)) {
                result.r2 = true;
                queue.put(1);
            }
        }

        /** Takes. */
        @Actor
        public void taker(IZI_Result result) {
            result.r1 = queue.take();
        }

        /** Takes what is left. */
        @Arbiter
        public void left(IZI_Result result) {
            result.r3 = queue.take();
            if (queue.take() != NONE) {
                result.r3 = Integer.MAX_VALUE;
            }
        }
    }

    /** Two take where one chunk is, and one of them puts it back: what each got, what is left. */
    @JCStressTest
    @State
    @Outcome(id = "0, -1, 0", expect = ACCEPTABLE, desc = "The second found nothing; the chunk is back.")
    @Outcome(id = "0, 0, -1", expect = ACCEPTABLE, desc = "The second took it after it was put back.")
    @Outcome(id = "-1, 0, -1", expect = ACCEPTABLE, desc = "The second was faster, and keeps it.")
    @Outcome(expect = FORBIDDEN, desc = "The chunk is gone, or belongs to two.")
    public static class TwoTakers {
        private final ChunkQueue queue = new ChunkQueue(1);

        /** With one chunk in the queue. */
        public TwoTakers() {
            queue.put(0);
        }

        /** Takes the chunk and puts it back. */
        @Actor
        public void first(III_Result result) {
            result.r1 = queue.take();
            if (result.r1 != NONE) {
                queue.put(result.r1);
            }
        }

        /** Takes the chunk. */
        @Actor
        public void second(III_Result result) {
            result.r2 = queue.take();
        }

        /** Takes what is left. */
        @Arbiter
        public void left(III_Result result) {
            result.r3 = queue.take();
        }
    }

    /** Two put a chunk each behind one that is there, and the first takes one: first in, first out. */
    @JCStressTest
    @State
    @Outcome(
            id = {"0, 12", "0, 21"},
            expect = ACCEPTABLE,
            desc = "The oldest was taken, both new ones are there.")
    @Outcome(expect = FORBIDDEN, desc = "A chunk is gone, or was taken before an older one.")
    public static class TwoPutters {
        private final ChunkQueue queue = new ChunkQueue(3);

        /** With one chunk in the queue. */
        public TwoPutters() {
            queue.put(0);
        }

        /** Puts one and takes one. */
        @Actor
        public void first(II_Result result) {
            queue.put(1);
            result.r1 = queue.take();
        }

        /** Puts one. */
        @Actor
        public void second() {
            queue.put(2);
        }

        /** Takes what is left. */
        @Arbiter
        public void left(II_Result result) {
            for (int chunk = queue.take(); chunk != NONE; chunk = queue.take()) {
                result.r2 = result.r2 * 10 + chunk;
            }
        }
    }
}
