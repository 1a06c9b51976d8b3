/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

/** The stretch of time that a capture holds, and what can be said about its borders. */
class Window {
    /** A begin may be stamped this long before the table shows it: as a thread may be kept waiting between two steps. */
    private static final long STAMP_TO_TABLE_NANOS = 1_000_000_000L;

    private final Cuts cuts;
    private final long tableNanos;
    private final boolean tableHolds;
    private final long copiedFromNanos;
    private final long completeFromNanos;
    private final long firstNanos;
    private final long cutoffNanos;

    /**
     * A window.
     *
     * @param cuts its generations
     * @param tableNanos when the live tables began to be copied
     * @param tableHolds whether nothing was overwritten that may have been recorded after the live tables were copied
     * @param copiedFromNanos chunks whose last event is older may have been left out
     * @param completeFromNanos the instant from which everything of all threads is there that was not dropped
     * @param firstNanos the first instant whose events are used
     * @param cutoffNanos the first instant whose events are not
     */
    Window(
            Cuts cuts,
            long tableNanos,
            boolean tableHolds,
            long copiedFromNanos,
            long completeFromNanos,
            long firstNanos,
            long cutoffNanos) {
        this.cuts = cuts;
        this.tableNanos = tableNanos;
        this.tableHolds = tableHolds;
        this.copiedFromNanos = copiedFromNanos;
        this.completeFromNanos = completeFromNanos;
        this.firstNanos = firstNanos;
        this.cutoffNanos = cutoffNanos;
    }

    Cuts cuts() {
        return cuts;
    }

    long completeFromNanos() {
        return completeFromNanos;
    }

    long firstNanos() {
        return firstNanos;
    }

    long cutoffNanos() {
        return cutoffNanos;
    }

    /** Whether a begin at this instant can be trusted: its end cannot have been overwritten, nor left out of the copy. */
    boolean provesBegun(long beganNanos) {
        return beganNanos >= completeFromNanos && beganNanos >= copiedFromNanos;
    }

    /**
     * Whether something that the live table shows, that began at this instant and has no end there nor in the copy is open.
     * When what was recorded after the copy of the table has been overwritten, its end may be among that.
     */
    boolean provesOpen(long beganNanos) {
        return tableHolds || beganNanos >= completeFromNanos;
    }

    /** Whether what began at this instant may be missing from the live table although it was open. */
    boolean isTooYoungForTable(long beganNanos) {
        return beganNanos >= tableNanos - STAMP_TO_TABLE_NANOS;
    }

    /** The instant at whose open work a generation's head looks: its start, or when the copy begins to be complete. */
    long openAt(int generation) {
        long startNanos = cuts.startNanos(generation);
        return startNanos >= firstNanos ? startNanos : firstNanos;
    }

    /** The first generation at whose head something is open that began at this instant. */
    int firstOpenAfter(long beganNanos) {
        int generation = cuts.firstAfter(beganNanos);
        // Only the first head may look later than at its start.
        return generation == 1 && openAt(0) > beganNanos ? 0 : generation;
    }

    /** The last generation at whose head something was open that ended at this instant, -1 for none. */
    int lastOpenUntil(long endedNanos) {
        int generation = cuts.firstAfter(endedNanos) - 1;
        return generation == 0 && openAt(0) > endedNanos ? -1 : generation;
    }
}
