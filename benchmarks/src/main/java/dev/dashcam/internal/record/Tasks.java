/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

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
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/** The table of live tasks, which is copied before the ring. */
public final class Tasks {
    private static final int CELLS = 32;
    private static final int END = 1;

    private Tasks() {}

    /** A table with a task, and a ring for its end. */
    public abstract static class Ending {
        final LiveTable<String> table = new LiveTable<>(CELLS);
        final int place = table.enter("task", 7, 7);
        final TinyRing ring = new TinyRing(2, 1, Protocol.WHOLE);
        final Slot slot = ring.open(7);

        final void read(ZZ_Result result) {
            table.forEach(task -> result.r1 = true);
            ring.copy(Long.MAX_VALUE);
            result.r2 = ring.has(END, Long.MAX_VALUE);
        }
    }

    /** A task's end is committed, then it leaves the table: whether the table has it, whether the ring has its end. */
    @JCStressTest
    @State
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "Open.")
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "It has ended since the table was copied.")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "It has ended.")
    @Outcome(expect = FORBIDDEN, desc = "Neither in the table nor ended: lost.")
    public static class Left extends Ending {
        /** Ends the task. */
        @Actor
        public void owner() {
            TinyRing.write(slot, 1, END);
            table.leave("task", place);
        }

        /** Copies. */
        @Actor
        public void reader(ZZ_Result result) {
            read(result);
        }
    }

    /** Control: it leaves first. */
    @JCStressTest
    @State
    @Outcome(
            id = "false, false",
            expect = ACCEPTABLE_INTERESTING,
            desc = "Control: a task that leaves before its end is committed is lost.")
    @Outcome(expect = ACCEPTABLE, desc = "As if nothing were broken.")
    public static class LeftFirst extends Ending {
        /** Ends the task. */
        @Actor
        public void owner() {
            table.leave("task", place);
            TinyRing.write(slot, 1, END);
        }

        /** Copies. */
        @Actor
        public void reader(ZZ_Result result) {
            read(result);
        }
    }

    /** A task enters the table, then reads the clock; who copies reads the clock, then looks. */
    @JCStressTest
    @State
    @Outcome(id = "listed", expect = ACCEPTABLE, desc = "It is in the copy.")
    @Outcome(id = "begun since", expect = ACCEPTABLE, desc = "It began after the clock was read for the copy.")
    @Outcome(expect = FORBIDDEN, desc = "It began before and is not there.")
    public static class Entered {
        private final LiveTable<String> table = new LiveTable<>(CELLS);
        private long beganNanos;
        private long copiedNanos;
        private boolean isListed;

        /** Begins the task. */
        @Actor
        public void owner() {
            table.enter("task", 7, 7);
            beganNanos = System.nanoTime();
        }

        /** Copies. */
        @Actor
        public void reader() {
            copiedNanos = System.nanoTime();
            table.forEach(task -> isListed = true);
        }

        /** Compares. */
        @Arbiter
        public void verdict(L_Result result) {
            result.r1 = isListed ? "listed" : beganNanos >= copiedNanos ? "begun since" : "missing";
        }
    }

    /** Two threads want the same cell. */
    @JCStressTest
    @State
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "Both are in the table.")
    @Outcome(id = "false", expect = FORBIDDEN, desc = "One took the other's place.")
    public static class SamePlace {
        private final LiveTable<String> table = new LiveTable<>(CELLS);
        private int seen;

        /** Enters one. */
        @Actor
        public void one() {
            table.enter("one", 7, 7);
        }

        /** Enters another. */
        @Actor
        public void other() {
            table.enter("other", 7, 8);
        }

        /** Looks. */
        @Arbiter
        public void both(Z_Result result) {
            table.forEach(task -> seen |= task.equals("one") ? 1 : 2);
            result.r1 = seen == 3;
        }
    }
}
