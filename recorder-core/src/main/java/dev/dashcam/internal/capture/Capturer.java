/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.format.GenerationEncoder;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.redaction.Redactor;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.Staging;
import dev.dashcam.task.EventName;
import dev.dashcam.time.RecorderClock;
import java.io.IOException;

/** Takes the window out of the ring while recording goes on. For one thread at a time. */
public final class Capturer {
    /** How often a copy is taken again when the ring has overwritten, meanwhile, what the tables must be compared with. */
    private static final int TRIES = 5;

    private final CopySteps steps;
    private final Generations generations;
    private final Losses losses;

    /** A capturer that stages its copies here. */
    public Capturer(
            EventRecorder recorder,
            Ring ring,
            Staging staging,
            Generations generations,
            Losses losses,
            RecorderClock clock) {
        this(new CopySteps(recorder, ring, staging, clock), generations, losses);
    }

    /** A capturer whose copies are made in these steps. */
    Capturer(CopySteps steps, Generations generations, Losses losses) {
        this.steps = steps;
        this.generations = generations;
        this.losses = losses;
    }

    /**
     * To be called before the first copy.
     *
     * @throws IOException when there is no memory for copies; the message says what to do
     */
    public void open() throws IOException {
        steps.staging.open();
    }

    /** Forgets the last copy, which is on the heap in part. To be called when it has been written. */
    public void forget() {
        steps.staging.forget();
    }

    /**
     * Copies the window. The copy is good until the next call.
     *
     * @param fromNanos nothing older is wanted
     * @param redactor takes out of it what must not leave, when it is written
     */
    public Capture capture(long fromNanos, Redactor redactor) {
        long recordingStart = generations.recordingStartNanos();
        long from = Math.max(fromNanos, recordingStart);
        OpenWork open;
        long tableNanos;
        boolean tableHolds;
        int tries = 0;
        do {
            long mark = steps.ring.turnMark();
            tableNanos = steps.clock.nanoTime();
            open = steps.copy(from);
            tableHolds = steps.tableHolds(mark);
            tries++;
        } while (!tableHolds && tries < TRIES);
        long completeFrom = Math.max(steps.staging.completeFromNanos(), recordingStart);
        long cutoff = steps.staging.cutoffNanos();
        long first = Math.min(Math.max(from, completeFrom), cutoff);
        Cuts cuts = generations.between(from, first, cutoff);
        long start = Math.max(first, cuts.startNanos(0));
        Window window = steps.window(cuts, tableNanos, tableHolds, from, completeFrom, start, cutoff);
        return new Capture(
                window,
                Anchor.read(steps.clock),
                open,
                new RingCopy(steps.staging),
                new WindowLosses(losses, cuts, start),
                steps.recorder,
                redactor,
                // One for each capture: what it grows to is as large as the generation, and would be kept until the
                // next.
                new GenerationEncoder(id -> redactor.mask(EventName.withId(id).text())));
    }
}
