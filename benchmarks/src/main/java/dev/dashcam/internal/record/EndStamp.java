/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.record.OpenWork.OpenTask;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Slot;
import dev.dashcam.internal.ring.TinyRing;
import dev.dashcam.internal.ring.TinyRing.Protocol;
import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A task ends, its end is overwritten, and its thread has not yet come to take it out of the table: what a copy makes of it.
 */
public final class EndStamp {
    private static final EventName NAME = EventName.of("task");
    private static final long END_NANOS = 5;
    private static final int END = 1;
    private static final Recording RECORDING = new Recording(
            new TinyRing(2, 2, Protocol.WHOLE).ring(), RecorderClock.system(), new Losses(), Account.NONE, task -> {});
    /** That of some thread, to be had where one is asked for. */
    static final ThreadTrack TRACK = new ThreadTrack(RECORDING, Thread.currentThread());

    private EndStamp() {}

    /** A task that is in the table, and a ring that keeps three events. */
    public abstract static class Ended {
        private final TinyRing ring = new TinyRing(3, 1, Protocol.WHOLE);
        private final Slot slot = ring.open(7);
        private final RecordedTask task = new RecordedTask(TRACK, 1, 0, NAME, TaskKind.OTHER, null);
        private volatile boolean isCommitted;

        final void end() {
            task.end(END_NANOS);
            TinyRing.write(slot, END_NANOS, END);
            isCommitted = true;
            for (int value = END + 1; value < END + 4; value++) {
                TinyRing.write(slot, END_NANOS + value, value);
            }
        }

        final void read(L_Result result, boolean looksAtStamp) {
            long mark = ring.ring().turnMark();
            List<OpenTask> tasks = new ArrayList<>(1);
            task.copyTo(tasks);
            boolean wasCommitted = isCommitted;
            ring.copy(Long.MAX_VALUE);
            if (looksAtStamp && tasks.get(0).endNanos() == END_NANOS) {
                result.r1 = "stamped";
            } else if (ring.has(END, Long.MAX_VALUE)) {
                result.r1 = "end copied";
            } else if (ring.ring().hasTurnedSince(mark)) {
                result.r1 = "turned";
            } else {
                result.r1 = wasCommitted ? "ghost" : "open";
            }
        }
    }

    /** The stamp is set before the end is committed. */
    @JCStressTest
    @State
    @Outcome(id = "open", expect = ACCEPTABLE, desc = "Not ended when the ring was copied.")
    @Outcome(id = "stamped", expect = ACCEPTABLE, desc = "The table says that it has ended.")
    @Outcome(id = "end copied", expect = ACCEPTABLE, desc = "It has ended since.")
    @Outcome(id = "turned", expect = ACCEPTABLE, desc = "The ring has turned since: nothing is said.")
    @Outcome(expect = FORBIDDEN, desc = "Taken for open although it had ended before the ring was copied.")
    public static class Whole extends Ended {
        /** Ends the task. */
        @Actor
        public void owner() {
            end();
        }

        /** Copies. */
        @Actor
        public void reader(L_Result result) {
            read(result, true);
        }
    }

    /** Control: nobody looks at the stamp. */
    @JCStressTest
    @State
    @Outcome(
            id = {"open", "end copied", "turned"},
            expect = ACCEPTABLE,
            desc = "As if nothing were broken.")
    @Outcome(
            id = "ghost",
            expect = ACCEPTABLE_INTERESTING,
            desc = "Control: without the stamp a task that has ended is taken for open.")
    @Outcome(expect = FORBIDDEN, desc = "Something else.")
    public static class NoStamp extends Ended {
        /** Ends the task. */
        @Actor
        public void owner() {
            end();
        }

        /** Copies. */
        @Actor
        public void reader(L_Result result) {
            read(result, false);
        }
    }
}
