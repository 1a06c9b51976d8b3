/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import java.util.concurrent.Callable;

/** A request waits for a monitor. */
public final class SynchronizedContention {
    private final Inventory inventory = new Inventory();

    private SynchronizedContention() {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        Restocking.record("synchronized", arguments, new SynchronizedContention()::holding);
    }

    private <T> T holding(Callable<T> work) throws Exception {
        synchronized (inventory) {
            return work.call();
        }
    }

    /** What both need: its own monitor, so that the verdict can name it. */
    private static final class Inventory {}
}
