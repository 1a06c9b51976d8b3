/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.capture.KeptOutput.Written;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.record.OpenWork.OpenTask;
import dev.dashcam.read.Generation.Loss;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A copy made by hand, cut at 1000, 2000 and 3000, with a cutoff at 4000, and what is written of it. */
abstract class HandMadeWindow {
    final HandMadeChunks chunks = new HandMadeChunks();
    final OpenWork live = new OpenWork();
    long[] cuts = {1000, 2000, 3000};
    long tableNanos = 3900;
    long copiedFromNanos = 0;
    long completeFromNanos = 0;
    long cutoffNanos = 4000;

    final List<String> tasks() {
        return written().stream().map(g -> String.join(",", g.tasks())).toList();
    }

    final List<String> regions() {
        return written().stream().map(g -> String.join(" ", g.regions())).toList();
    }

    final List<Written> written() {
        KeptOutput out = new KeptOutput();
        Window window = new Window(
                new Cuts(5, cuts, cutoffNanos),
                tableNanos,
                completeFromNanos <= tableNanos,
                copiedFromNanos,
                completeFromNanos,
                Math.max(completeFromNanos, cuts[0]),
                cutoffNanos);
        try {
            WindowWriter.write(
                    window, new Anchor(0, 0), generation -> List.of(new Loss("test", generation)), chunks, live, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.generations;
    }

    static OpenTask task(long id, long startNanos, long threadId) {
        return new OpenTask(id, 0, 0, 0, startNanos, OpenWork.NOT_ENDED, threadId, null, Map.of());
    }
}
