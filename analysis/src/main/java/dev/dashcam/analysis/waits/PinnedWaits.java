/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.StateShare.State;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM tells twice of a virtual thread that waits and keeps its carrier: what it waits for, and that it is pinned. What it
 * waits for counts, but that it only parks says less than that it is pinned.
 */
final class PinnedWaits {
    private final WaitBook book;
    private final List<Integer> pinned = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();

    PinnedWaits(WaitBook book, long threadId) {
        this.book = book;
        Waits waits = book.waits();
        for (int wait = 0; wait < waits.size(); wait++) {
            State state = waits.threadId(wait) == threadId ? book.object(wait).state() : State.PARKED;
            if (state == State.PINNED) {
                pinned.add(wait);
            } else if (state != State.PARKED) {
                others.add(wait);
            }
        }
    }

    /** Whether another wait says better what the thread did for most of this one. */
    boolean isToldByAnother(int wait) {
        return switch (book.object(wait).state()) {
            case PARKED -> isMostlyIn(wait, pinned);
            case PINNED -> isMostlyIn(wait, others);
            default -> false;
        };
    }

    private boolean isMostlyIn(int wait, List<Integer> some) {
        Waits waits = book.waits();
        return some.stream()
                .anyMatch(other -> waits.overlapNanos(other, waits.startNanos(wait), waits.endNanos(wait)) * 2
                        > waits.nanos(wait));
    }
}
