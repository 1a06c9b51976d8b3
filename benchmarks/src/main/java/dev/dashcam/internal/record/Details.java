/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.dashcam.internal.record.TaskDetails.Copy;
import dev.dashcam.task.EventName;
import java.util.List;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** What a task is told about itself, while somebody copies it, ends the task, or tells it something else. */
public final class Details {
    private static final EventName KEY = EventName.of("key");
    private static final Long NUMBER = 1L;
    private static final String TEXT = "two";
    /** Stands for a copy, or a seal, that was given up because a writer was held up. */
    private static final int GIVEN_UP = -1;
    /** Stands for what was never so. */
    private static final int MIXED = 9;

    private Details() {}

    /** The number of the trace, 0 for none. */
    private static int trace(TaskDetails details) {
        return details.traceIdHigh() == details.traceIdLow() && details.traceIdLow() == details.spanId()
                ? (int) details.spanId()
                : MIXED;
    }

    /** Whether the attribute is the number or the text. */
    private static int value(TaskDetails details) {
        Object value = details.attributes().toMap().get(KEY.text());
        return NUMBER.equals(value) ? 1 : TEXT.equals(value) ? 2 : MIXED;
    }

    /** A task that is told four things one after the other. */
    public abstract static class Told {
        /** What it has been told after so many of them. */
        private static final List<Copy> STEPS = List.of(
                new Copy(null, Map.of()),
                new Copy(TraceIds.format(1, 1), Map.of()),
                new Copy(TraceIds.format(1, 1), Map.of(KEY.text(), NUMBER)),
                new Copy(TraceIds.format(1, 1), Map.of(KEY.text(), TEXT)),
                new Copy(TraceIds.format(2, 2), Map.of(KEY.text(), TEXT)));

        final TaskDetails details = new TaskDetails();

        final void tell() {
            details.trace(1, 1, 1);
            details.set(KEY, NUMBER);
            details.set(KEY, TEXT);
            details.trace(2, 2, 2);
        }

        static int step(Copy copy) {
            int step = STEPS.indexOf(copy);
            return step < 0 ? MIXED : step;
        }
    }

    /** It is copied: after how many steps. */
    @JCStressTest
    @State
    @Outcome(
            id = {"0", "1", "2", "3", "4"},
            expect = ACCEPTABLE,
            desc = "Whole, as it was after one of the steps.")
    @Outcome(id = "-1", expect = ACCEPTABLE, desc = "No copy, since the writer was held up.")
    @Outcome(expect = FORBIDDEN, desc = "A mixture of two steps.")
    public static class Copied extends Told {
        /** Tells. */
        @Actor
        public void writer() {
            tell();
        }

        /** Copies. */
        @Actor
        public void reader(I_Result result) {
            Copy copy = details.copy();
            result.r1 = copy == null ? GIVEN_UP : step(copy);
        }
    }

    /** Control: it is read as the task's end reads what is sealed. */
    @JCStressTest
    @State
    @Outcome(
            id = {"0", "1", "2", "3", "4"},
            expect = ACCEPTABLE,
            desc = "As if nothing were broken.")
    @Outcome(
            id = "9",
            expect = ACCEPTABLE_INTERESTING,
            desc = "Control: without looking at the version it is a mixture.")
    @Outcome(expect = FORBIDDEN, desc = "Not even a mixture.")
    public static class ReadWithoutVersion extends Told {
        /** Tells. */
        @Actor
        public void writer() {
            tell();
        }

        /** Reads. */
        @Actor
        public void reader(I_Result result) {
            String traceId = TraceIds.format(details.traceIdHigh(), details.traceIdLow());
            result.r1 = step(new Copy(traceId, details.attributes().toMap()));
        }
    }

    /** An attribute that is a number, which becomes a text. */
    public abstract static class Ending {
        final TaskDetails details = new TaskDetails();

        Ending() {
            details.set(KEY, NUMBER);
        }

        final int tell() {
            return details.set(KEY, TEXT) ? 1 : 0;
        }
    }

    /** The task ends meanwhile: whether the text was kept, what its end has, and what there is once both are done. */
    @JCStressTest
    @State
    @Outcome(id = "1, 2, 2", expect = ACCEPTABLE, desc = "Kept, and the end has it.")
    @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "Sealed before: lost, as the caller is told.")
    @Outcome(
            id = {"1, -1, 2", "0, -1, 1"},
            expect = ACCEPTABLE,
            desc = "The writer was held up, so the end has nothing.")
    @Outcome(
            expect = FORBIDDEN,
            desc = "The end has a mixture or lacks what was kept, or something was written after it.")
    public static class Sealed extends Ending {
        /** Tells. */
        @Actor
        public void writer(III_Result result) {
            result.r1 = tell();
        }

        /** Ends. */
        @Actor
        public void end(III_Result result) {
            result.r2 = details.seal() ? value(details) : GIVEN_UP;
        }

        /** Looks again. */
        @Arbiter
        public void later(III_Result result) {
            result.r3 = value(details);
        }
    }

    /** Control: the end only looks. */
    @JCStressTest
    @State
    @Outcome(id = "1, 2, 2", expect = ACCEPTABLE, desc = "As if nothing were broken.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "Control: without a seal something is written after the end.")
    public static class NotSealed extends Ending {
        /** Tells. */
        @Actor
        public void writer(III_Result result) {
            result.r1 = tell();
        }

        /** Ends. */
        @Actor
        public void end(III_Result result) {
            result.r2 = value(details);
        }

        /** Looks again. */
        @Arbiter
        public void later(III_Result result) {
            result.r3 = value(details);
        }
    }

    /** Two tell it of different traces: whether each was kept, and which is there in the end. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 1, 1", "1, 1, 2"},
            expect = ACCEPTABLE,
            desc = "One after the other.")
    @Outcome(
            id = {"1, 0, 1", "0, 1, 2"},
            expect = ACCEPTABLE,
            desc = "One met the other and gave up, as it is told.")
    @Outcome(expect = FORBIDDEN, desc = "A mixture, or what was kept is not there.")
    public static class TwoWriters {
        private final TaskDetails details = new TaskDetails();

        /** Tells of one. */
        @Actor
        public void one(III_Result result) {
            result.r1 = details.trace(1, 1, 1) ? 1 : 0;
        }

        /** Tells of another. */
        @Actor
        public void other(III_Result result) {
            result.r2 = details.trace(2, 2, 2) ? 1 : 0;
        }

        /** Looks. */
        @Arbiter
        public void later(III_Result result) {
            result.r3 = trace(details);
        }
    }
}
