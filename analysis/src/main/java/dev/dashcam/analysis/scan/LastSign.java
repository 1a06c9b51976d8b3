/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.read.TraceEvent;

/** Looks for the last instant up to another one at which a thread is known to have gone on: it recorded something, or a wait of it ended. */
public final class LastSign implements EventPass {
    private final long threadId;
    private final long untilNanos;
    private long lastNanos;

    /**
     * Looks at a thread.
     *
     * @param fromNanos at which it went on for sure
     */
    public LastSign(long threadId, long fromNanos, long untilNanos) {
        this.threadId = threadId;
        this.untilNanos = untilNanos;
        this.lastNanos = fromNanos;
    }

    @Override
    public void on(TraceEvent event) {
        if (event.threadId() == threadId && isSign(event)) {
            lastNanos = Math.max(lastNanos, Math.min(event.timeNanos(), untilNanos));
        }
    }

    /** What is later tells nothing, but that a wait ended then which had begun before. */
    private boolean isSign(TraceEvent event) {
        return switch (event.kind()) {
            case TASK_BEGIN, TASK_END, REGION_BEGIN, REGION_END, LOG, VALUE, MARK -> event.timeNanos() <= untilNanos;
            case STATE_TRANSITION -> event.stateBefore().isWait() && event.startNanos() < untilNanos;
            default -> false;
        };
    }

    /** That instant. */
    public long lastNanos() {
        return lastNanos;
    }
}
