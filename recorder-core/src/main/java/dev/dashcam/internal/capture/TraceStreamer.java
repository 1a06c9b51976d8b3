/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.format.GenerationEncoder;
import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.redaction.Redactor;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.Staging;
import dev.dashcam.read.Generation.Loss;
import dev.dashcam.task.EventName;
import dev.dashcam.time.RecorderClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Copies everything from the ring to a recording, step by step, each step a generation that begins where the one before
 * ended. A step is due after a second, or when a quarter of the ring was handed out to writers. It shares the staging with
 * snapshots, one at a time, and gives it back before it writes; only a step that is behind writes while it holds it.
 *
 * <p>When the ring was overwritten faster than that, the generation says so: everything from its start until its {@code
 * completeFrom} is missing. Its head then lists what was open at {@code completeFrom}. Nothing else is ever missing that was
 * not dropped and counted. A stretch without events makes no generation of its own for some seconds.
 *
 * <p>Numbers of generations count from 1 in each trace. For one thread at a time; {@link TraceThread} is that of a running
 * trace.
 */
public final class TraceStreamer {
    private static final long STEP_NANOS = Generations.GENERATION_NANOS;
    private static final long LONGEST_EMPTY_NANOS = 10 * STEP_NANOS;
    private static final int STEPS_IN_RING = 4;

    private final EventRecorder recorder;
    private final Ring ring;
    private final Staging staging;
    private final ReentrantLock captures;
    private final Losses losses;
    private final RecorderClock clock;
    private final RecordingWriter writer;
    private final Redactor redactor;
    private final GenerationEncoder encoder;
    private final UnwrittenEvents events;
    private final long startNanos;
    private final long[] lostBefore = new long[LossReason.values().length];
    private final long[] lostAtStart;

    private long number = 1;
    private long beginNanos;
    private long lookedNanos;
    private long bytesAtStep;
    private long completeFromNanos;
    private long missingNanos;

    /**
     * A trace that begins now.
     *
     * @param captures held while the staging is in use
     * @param writer where to; left open in the end
     * @param redactor takes out of it what must not leave
     * @throws IOException when another recording is being written and comes to no end, or there is no memory for copies
     */
    public TraceStreamer(
            EventRecorder recorder,
            Ring ring,
            Staging staging,
            ReentrantLock captures,
            Losses losses,
            RecorderClock clock,
            RecordingWriter writer,
            Redactor redactor)
            throws IOException {
        this.recorder = recorder;
        this.ring = ring;
        this.staging = staging;
        this.captures = captures;
        this.losses = losses;
        this.clock = clock;
        this.writer = writer;
        this.redactor = redactor;
        this.encoder =
                new GenerationEncoder(id -> redactor.mask(EventName.withId(id).text()));
        lossesSinceLastTime();
        this.lostAtStart = lostBefore.clone();
        CaptureTurn.take(captures);
        try {
            staging.open();
            this.startNanos = clock.nanoTime();
            this.bytesAtStep = ring.bytesHandedOut();
            ring.copyInto(staging, startNanos - UnwrittenEvents.LOOK_BACK_NANOS, startNanos);
            this.events = new UnwrittenEvents(staging, ring.chunks(), startNanos);
        } finally {
            captures.unlock();
        }
        this.beginNanos = startNanos;
        this.lookedNanos = startNanos;
        this.completeFromNanos = startNanos;
    }

    /** When it began. */
    public long startNanos() {
        return startNanos;
    }

    /** How far it has come: everything before has been written. */
    public long endNanos() {
        return beginNanos;
    }

    /** The instant from which on it has everything that was not dropped. */
    public long completeFromNanos() {
        return completeFromNanos;
    }

    /** How much time is missing because the ring was overwritten faster than it could be copied, in all. */
    public long missingNanos() {
        return missingNanos;
    }

    /** How many events the generations say were dropped, by reason; reasons without a loss are left out. */
    public Map<String, Long> losses() {
        Map<String, Long> lost = new LinkedHashMap<>();
        for (LossReason reason : LossReason.values()) {
            long count = lostBefore[reason.ordinal()] - lostAtStart[reason.ordinal()];
            if (count > 0) {
                lost.put(reason.words(), count);
            }
        }
        return lost;
    }

    /** Does a step if one is due; answers whether it did. */
    public boolean stepIfDue() throws IOException {
        boolean due = clock.nanoTime() - lookedNanos >= STEP_NANOS
                || ring.bytesHandedOut() - bytesAtStep >= ring.capacityBytes() / STEPS_IN_RING;
        // Tried again soon when a snapshot is being written: its stream may be slow, and the ring holds what is not yet
        // copied.
        return due && captures.tryLock() && step(false);
    }

    /** Writes the rest, up to now. */
    public void finish() throws IOException {
        CaptureTurn.take(captures);
        step(true);
    }

    /** Gives the lock back, which is held at the call. */
    private boolean step(boolean isLast) throws IOException {
        try {
            if (!encode(isLast)) {
                return true;
            }
        } finally {
            if (isLast) {
                staging.forget();
            }
            captures.unlock();
        }
        writer.generation(encoder);
        return true;
    }

    /**
     * Fills the encoder with what has been recorded since the last time; answers whether that is to be written. When it is much,
     * it becomes several generations, of which all but the last are written here.
     */
    private boolean encode(boolean isLast) throws IOException {
        long bytes = ring.bytesHandedOut();
        long mark = ring.turnMark();
        long tableNanos = clock.nanoTime();
        OpenWork open = recorder.copyOpen();
        long cutoffNanos = clock.nanoTime();
        long copyFromNanos = events.copyFromNanos();
        ring.copyInto(staging, copyFromNanos, cutoffNanos);
        boolean tableHolds = !ring.hasTurnedSince(mark);
        events.look();
        lookedNanos = cutoffNanos;
        bytesAtStep = bytes;
        long completeFrom = Math.max(staging.completeFromNanos(), startNanos);
        Cuts cuts = Cuts.bySize(number, beginNanos, cutoffNanos, events, Generations.LARGEST_CUT_BYTES);
        Window window = new Window(
                cuts,
                tableNanos,
                tableHolds,
                copyFromNanos,
                completeFrom,
                Math.min(Math.max(beginNanos, completeFrom), cutoffNanos),
                cutoffNanos);
        List<Loss> lost = lossesSinceLastTime();
        redactor.goOn();
        WindowWriter.write(
                window,
                Anchor.read(clock),
                generation -> generation == 0 ? lost : List.of(),
                events,
                open,
                new EncodedOutput(encoder, recorder, redactor, allButTheLast(cuts.count())));
        boolean empty = cuts.count() == 1 && encoder.events() == 0 && lost.isEmpty();
        if (empty && !isLast && cutoffNanos - beginNanos < LONGEST_EMPTY_NANOS) {
            return false;
        }
        if (completeFrom > beginNanos) {
            completeFromNanos = completeFrom;
            missingNanos += Math.min(completeFrom, cutoffNanos) - beginNanos;
        }
        events.written(cutoffNanos);
        beginNanos = cutoffNanos;
        number += cuts.count();
        return true;
    }

    private EncodedOutput.Next allButTheLast(int count) {
        int[] left = {count};
        return complete -> {
            if (--left[0] > 0) {
                writer.generation(complete);
            }
        };
    }

    private List<Loss> lossesSinceLastTime() {
        List<Loss> lost = new ArrayList<>();
        for (LossReason reason : LossReason.values()) {
            long total = losses.total(reason);
            long more = total - lostBefore[reason.ordinal()];
            if (more > 0) {
                lost.add(new Loss(reason.words(), more));
                lostBefore[reason.ordinal()] = total;
            }
        }
        return lost;
    }
}
