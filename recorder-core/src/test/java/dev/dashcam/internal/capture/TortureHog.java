/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Holds as many shared slots as it gets for a moment now and then, in a small ring all of them, as threads would that lose the
 * processor there, so that what others record meanwhile is dropped. That happens too seldom by itself to show anything.
 */
final class TortureHog implements Runnable {
    private static final int LONGEST_REST_NANOS = 20_000_000;
    private static final int LONGEST_HOLD_NANOS = 1_000_000;

    private final Ring ring;
    private final SplittableRandom random;
    private final BooleanSupplier isToStop;

    TortureHog(Ring ring, SplittableRandom random, BooleanSupplier isToStop) {
        this.ring = ring;
        this.random = random;
        this.isToStop = isToStop;
    }

    @Override
    public void run() {
        List<Slot> held = new ArrayList<>();
        while (!isToStop.getAsBoolean()) {
            LockSupport.parkNanos(random.nextInt(LONGEST_REST_NANOS));
            for (Slot slot = ring.acquire(); slot != null; slot = ring.acquire()) {
                held.add(slot);
            }
            LockSupport.parkNanos(random.nextInt(LONGEST_HOLD_NANOS));
            held.forEach(ring::release);
            held.clear();
        }
    }
}
