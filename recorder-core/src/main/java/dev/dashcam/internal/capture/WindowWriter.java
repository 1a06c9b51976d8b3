/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.format.GenerationHead;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.read.Generation.Loss;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a copy generation by generation, each event decoded about once. For one thread, to be used once. */
final class WindowWriter {
    private final Window window;
    private final Anchor anchor;
    private final LossLog losses;
    private final ThreadIndex threads;
    private final OpenAtStart open;
    private final EventCursor cursor;

    /** Where each thread's events go on, and when the next of them happened. */
    private final int[] atChunk;

    private final int[] atPosition;
    private final int[] atShared;
    private final long[] nextNanos;
    private final BitSet exhausted = new BitSet();

    /** Works out what was open, and writes everything. */
    static void write(
            Window window, Anchor anchor, LossLog losses, StagedEvents staged, OpenWork live, GenerationOutput out)
            throws IOException {
        ThreadIndex threads = new ThreadIndex(staged);
        OpenAtStart open = new OpenAtStart(window, staged, threads, live);
        new WindowWriter(window, anchor, losses, staged, threads, open).write(out);
    }

    private WindowWriter(
            Window window, Anchor anchor, LossLog losses, StagedEvents staged, ThreadIndex threads, OpenAtStart open) {
        this.window = window;
        this.anchor = anchor;
        this.losses = losses;
        this.threads = threads;
        this.open = open;
        this.cursor = new EventCursor(staged, threads);
        int count = threads.threads();
        this.atChunk = new int[count];
        this.atPosition = new int[count];
        this.atShared = new int[count];
        this.nextNanos = new long[count];
        for (int thread = 0; thread < count; thread++) {
            cursor.first(thread);
            EventRecord event = cursor.event();
            while (event != null && event.timeNanos < window.firstNanos()) {
                cursor.pass(event);
                event = cursor.event();
            }
            stopAt(thread, event);
        }
    }

    private void write(GenerationOutput out) throws IOException {
        Cuts cuts = window.cuts();
        for (int generation = 0; generation < cuts.count(); generation++) {
            long endNanos = cuts.endNanos(generation);
            out.begin(head(generation));
            open.list(generation, out);
            for (int thread = 0; thread < threads.threads(); thread++) {
                if (!exhausted.get(thread) && nextNanos[thread] < endNanos) {
                    writeEvents(thread, endNanos, out);
                }
            }
            out.end();
        }
    }

    private GenerationHead head(int generation) {
        Cuts cuts = window.cuts();
        long startNanos = cuts.startNanos(generation);
        long endNanos = cuts.endNanos(generation);
        return new GenerationHead(
                cuts.number(generation),
                startNanos,
                endNanos,
                anchor.nanos(),
                anchor.epochNanos(),
                window.completeFromNanos(),
                losses.in(generation));
    }

    private void writeEvents(int thread, long endNanos, GenerationOutput out) {
        out.thread(threads.threadId(thread));
        cursor.resume(thread, atChunk[thread], atPosition[thread], atShared[thread]);
        EventRecord event = cursor.event();
        while (event != null && event.timeNanos < endNanos) {
            out.event(event);
            cursor.pass(event);
            event = cursor.event();
        }
        stopAt(thread, event);
    }

    private void stopAt(int thread, @Nullable EventRecord event) {
        atChunk[thread] = cursor.chunk();
        atPosition[thread] = cursor.position();
        atShared[thread] = cursor.shared();
        if (event == null) {
            exhausted.set(thread);
        } else {
            nextNanos[thread] = event.timeNanos;
        }
    }

    /** What was dropped, by generation. */
    @FunctionalInterface
    interface LossLog {
        /** Of the generations of the window the first is 0. */
        List<Loss> in(int generation);
    }
}
