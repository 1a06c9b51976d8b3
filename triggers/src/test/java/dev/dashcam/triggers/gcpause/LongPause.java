/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.gcpause;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import java.time.Duration;

/** A JVM with so many objects that to collect them takes long; prints what a trigger asks about. */
final class LongPause {
    private static final int OBJECTS = 5_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private LongPause() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        GcPauseTrigger trigger = GcPauseTrigger.of(Duration.ofMillis(20));
        trigger.ready(0, 0, LongPause::print);
        Object[] live = null;
        for (int i = 0; i < OBJECTS; i++) {
            live = new Object[] {live};
        }
        System.gc();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            trigger.tick(System.nanoTime(), LongPause::print);
            Thread.onSpinWait();
        }
        trigger.closing(System.nanoTime(), LongPause::print);
        System.out.println(live == null ? "lost" : "collected");
    }

    private static Decision print(Cause cause) {
        System.out.println(cause.sawAgainstThreshold());
        return Decision.suppressed(Reason.DRY_RUN);
    }
}
