/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import dev.dashcam.sink.SealedSnapshot;
import java.util.function.Consumer;

/** What is said of one sink: one line when it has failed for a while, one when it answers again, one for each refusal. */
final class LaneLines {
    /** After some 15 seconds: what passes by itself sooner is nobody's business. */
    static final int FAILURES_TO_SAY = 3;

    private final String sink;
    private final Consumer<String> log;

    LaneLines(String sink, Consumer<String> log) {
        this.sink = sink;
        this.log = log;
    }

    void failed(Attempt attempt, int failuresInARow, String why) {
        SealedSnapshot snapshot = attempt.snapshot();
        if (failuresInARow == FAILURES_TO_SAY) {
            log.accept("Snapshot " + attempt.what.id() + " has not reached " + sink + " after " + FAILURES_TO_SAY
                    + " tries: " + why + ". It stays in the spool" + (snapshot == null ? "" : ", " + snapshot.file())
                    + ", and is sent when " + sink + " answers.");
        }
    }

    void answered(int failuresInARow, int stillWaiting) {
        if (failuresInARow >= FAILURES_TO_SAY) {
            String others = stillWaiting == 0
                    ? ""
                    : "; " + stillWaiting + (stillWaiting == 1 ? " snapshot goes" : " snapshots go") + " there now";
            log.accept(sink + " answers again after " + failuresInARow + " failures" + others + ".");
        }
    }

    void refused(Attempt attempt, String why) {
        SealedSnapshot snapshot = attempt.snapshot();
        log.accept("Snapshot " + attempt.what.id() + " is not taken by " + sink + ": " + why
                + ". It is not sent there again" + (snapshot == null ? "" : " and stays in " + snapshot.file()) + ".");
    }

    void pointless(Attempt attempt) {
        String why = attempt.whyPointless();
        if (why != null) {
            log.accept("Snapshot " + attempt.what.id() + " is not sent to " + sink + ": " + why + ".");
        }
    }
}
