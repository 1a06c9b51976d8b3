/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.Staging;
import dev.dashcam.internal.torture.Control;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** The steps of a capture, held up in between, whole or one of them wrong. */
final class TortureSteps extends CopySteps {
    private static final long PAUSE_NANOS = 2_000_000;
    private static final long LONG_PAUSE_NANOS = 20_000_000;
    private static final long LONGEST_TURN_NANOS = 2_000_000_000;
    private static final int ONE_IN = 8;

    private final Torture torture;
    private final Control control;
    private final SplittableRandom random;

    TortureSteps(Torture torture, Ring ring, Staging staging, SplittableRandom random) {
        super(torture.recorder, ring, staging, torture.clock);
        this.torture = torture;
        this.control = torture.control;
        this.random = random;
    }

    @Override
    OpenWork copy(long fromNanos) {
        if (control == Control.TABLE_AFTER_RING) {
            ring.copyInto(staging, fromNanos, clock.nanoTime());
            LockSupport.parkNanos(PAUSE_NANOS);
            return recorder.copyOpen();
        }
        OpenWork open = recorder.copyOpen();
        breakTable(open);
        if (control == Control.OLD_TABLE_BELIEVED) {
            untilOverwritten();
        }
        pauseAtTimes(random.nextInt(ONE_IN) == 0 ? LONG_PAUSE_NANOS : PAUSE_NANOS);
        long cutoff = clock.nanoTime();
        pauseAtTimes(PAUSE_NANOS);
        ring.copyInto(staging, fromNanos, cutoff);
        return open;
    }

    private void breakTable(OpenWork open) {
        switch (control) {
            case TASK_LEAVES_BEFORE_END ->
                open.tasks.removeIf(task -> torture.leaving.contains(TortureCheck.task(task.id())));
            case REGION_LEAVES_BEFORE_END ->
                open.regions.removeIf(region -> torture.leaving.contains(
                        TortureCheck.region(region.threadId(), region.depth(), region.startNanos())));
            case TASK_ENTERS_AFTER_BEGIN -> open.tasks.removeIf(task -> !torture.entered.contains(task.id()));
            case END_IN_TABLE_IGNORED -> {
                open.tasks.replaceAll(task -> new OpenWork.OpenTask(
                        task.id(),
                        task.parentId(),
                        task.taskKind(),
                        task.nameId(),
                        task.startNanos(),
                        OpenWork.NOT_ENDED,
                        task.threadId(),
                        task.traceId(),
                        task.attributes()));
                open.regions.replaceAll(region -> new OpenWork.OpenRegion(
                        region.nameId(),
                        region.taskId(),
                        region.startNanos(),
                        OpenWork.NOT_ENDED,
                        region.threadId(),
                        region.depth()));
            }
            default -> {}
        }
    }

    /** Until what was recorded in a short while after the table was copied has been overwritten. */
    private void untilOverwritten() {
        LockSupport.parkNanos(PAUSE_NANOS);
        long mark = ring.turnMark();
        long end = System.nanoTime() + LONGEST_TURN_NANOS;
        while (!ring.hasTurnedSince(mark) && System.nanoTime() < end) {
            torture.stalls.letGo();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void pauseAtTimes(long nanos) {
        if (random.nextInt(ONE_IN) == 0 || nanos == LONG_PAUSE_NANOS) {
            LockSupport.parkNanos(nanos);
        }
    }

    @Override
    boolean tableHolds(long turnMark) {
        return control == Control.OLD_TABLE_BELIEVED || super.tableHolds(turnMark);
    }

    @Override
    Window window(
            Cuts cuts,
            long tableNanos,
            boolean tableHolds,
            long copiedFromNanos,
            long completeFromNanos,
            long firstNanos,
            long cutoffNanos) {
        return control != Control.OLD_BEGIN_BELIEVED
                ? super.window(
                        cuts, tableNanos, tableHolds, copiedFromNanos, completeFromNanos, firstNanos, cutoffNanos)
                : new Window(
                        cuts, tableNanos, tableHolds, copiedFromNanos, completeFromNanos, firstNanos, cutoffNanos) {
                    @Override
                    boolean provesBegun(long beganNanos) {
                        return true;
                    }
                };
    }
}
