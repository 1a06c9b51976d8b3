/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.read.Fault;
import dev.dashcam.read.Generation;
import dev.dashcam.read.ReadReport;
import dev.dashcam.read.RecordingFormatException;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader gives of a file, checked on the way.
 *
 * @param generations a fingerprint of each generation and its events, in their order
 * @param threads a fingerprint of the threads at the trigger, 0 when there are none or it did not come to the end
 * @param report what the reader says it found
 * @param refusal why it did not read on, null when it came to the end
 */
record Reading(
        List<Long> generations,
        long threads,
        ReadReport report,
        @Nullable String refusal) {
    /** Reads to the end. */
    static Reading of(TraceReader reader, long fileBytes) throws IOException {
        try (reader) {
            reader.keepThreads();
            Pass pass = new Pass();
            String refusal = null;
            try {
                for (TraceEvent event; (event = reader.next()) != null; ) {
                    pass.see(event);
                }
                Demand.that(reader.next() == null, "nothing comes after the end");
            } catch (RecordingFormatException refused) {
                refusal = refused.getMessage();
            }
            pass.endGeneration(refusal == null);
            ReadReport report = reader.report();
            check(report, pass, fileBytes);
            long threads = refusal == null ? ThreadChecks.fingerprint(reader::threads) : 0;
            return new Reading(pass.prints, threads, report, refusal);
        }
    }

    private static void check(ReadReport report, Pass pass, long fileBytes) {
        Demand.that(report.generations() == pass.prints.size(), "generations reported", report.generations());
        Demand.that(report.events() >= pass.events, "events reported", report.events(), pass.events);
        for (Fault fault : report.faults()) {
            Demand.that(!fault.reason().isEmpty(), "a fault has a reason");
            Demand.that(
                    fault.offset() >= 0 && fault.bytes() >= 0 && fault.offset() + fault.bytes() <= fileBytes,
                    "a fault lies in the file",
                    fault,
                    fileBytes);
        }
    }

    /** One way through the events. */
    private static final class Pass {
        private final List<Long> prints = new ArrayList<>();
        private @Nullable Generation generation;
        private long print;
        private long inGeneration;
        private long events;
        private long lastOffset;

        void see(TraceEvent event) {
            EventChecks.check(event);
            Generation next = event.generation();
            if (next != null) {
                endGeneration(true);
                generation = next;
                lastOffset = Long.MIN_VALUE;
            } else {
                order(event);
                inGeneration++;
                events++;
            }
            print = EventChecks.mix(print, EventChecks.fingerprint(event));
        }

        private void order(TraceEvent event) {
            Generation present = generation;
            if (present == null) {
                throw new AssertionError("an event comes before the first generation");
            }
            long offset = event.timeNanos() - present.startNanos();
            Demand.that(offset >= lastOffset, "times are in order", offset, lastOffset);
            Demand.that(Math.abs(offset) < 1L << 44, "an event is near its generation's start", offset);
            lastOffset = offset;
        }

        void endGeneration(boolean wasWhole) {
            Generation ended = generation;
            if (ended != null) {
                prints.add(print);
                Demand.that(
                        !wasWhole || ended.events() == inGeneration, "events announced", ended.events(), inGeneration);
            }
            generation = null;
            print = 0;
            inGeneration = 0;
        }
    }
}
