/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.torture.Tally;
import dev.dashcam.read.Generation;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Holds what a snapshot says was dropped against what each thread knows it has lost. */
final class TortureDrops {
    private static final Set<String> REASONS = Set.of(LossReason.RING_FULL.words(), LossReason.SLOT_BUSY.words());

    private TortureDrops() {}

    /**
     * What was dropped while the snapshot's window was recorded must be in the account of its generations, at least: that is known
     * by the second, and holds what others dropped in its first and last one too.
     */
    static void check(
            Collection<TortureWriter> writers,
            List<Generation> generations,
            TortureCheck.Snapshot snapshot,
            Tally tally) {
        long dropped = 0;
        for (TortureWriter writer : writers) {
            TortureLog log = writer.log;
            for (long number = log.first(); number < log.count(); number++) {
                TortureLog.Entry wrote = log.entry(number);
                boolean isInWindow =
                        wrote.timeNanos() >= snapshot.fromNanos() && wrote.timeNanos() < snapshot.cutoffNanos();
                if (wrote.isDropped() && isInWindow && !wrote.isInFlightAt(snapshot.cutoffNanos())) {
                    dropped++;
                }
            }
        }
        long counted = generations.stream()
                .flatMap(generation -> generation.losses().stream())
                .filter(loss -> REASONS.contains(loss.reason()))
                .mapToLong(Generation.Loss::count)
                .sum();
        tally.droppedInSnapshots.add(dropped);
        if (counted < dropped) {
            tally.fault("uncounted: %d events were dropped, %d are counted in %s", dropped, counted, snapshot);
        }
    }
}
