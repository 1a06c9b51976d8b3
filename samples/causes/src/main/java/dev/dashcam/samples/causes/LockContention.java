/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/** A request waits for a lock of {@code java.util.concurrent}, of which JFR does not know the holder. */
public final class LockContention {
    private final ReentrantLock inventory = new ReentrantLock();

    private LockContention() {}

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        Restocking.record("reentrant-lock", arguments, new LockContention()::holding);
    }

    private <T> T holding(Callable<T> work) throws Exception {
        inventory.lock();
        try {
            return work.call();
        } finally {
            inventory.unlock();
        }
    }
}
