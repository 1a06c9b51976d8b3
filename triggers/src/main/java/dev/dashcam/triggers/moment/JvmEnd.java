/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.moment;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The end of the JVM, which waits a few seconds for what is to be done then. */
final class JvmEnd {
    private static final long PATIENCE_SECONDS = 5;

    private volatile @Nullable Thread hook;

    /** Does this when the JVM ends, and has it wait for the outcome. */
    void listen(Supplier<? extends @Nullable Future<?>> last) {
        Thread thread = new Thread(() -> await(last.get()), "dashcam-shutdown");
        thread.setContextClassLoader(JvmEnd.class.getClassLoader());
        try {
            Runtime.getRuntime().addShutdownHook(thread);
            hook = thread;
        } catch (IllegalStateException | SecurityException tooLate) {
            // it ends already, or the program may not be told
        }
    }

    /** Does nothing then. */
    void forget() {
        Thread thread = hook;
        hook = null;
        try {
            if (thread != null) {
                Runtime.getRuntime().removeShutdownHook(thread);
            }
        } catch (IllegalStateException | SecurityException ending) {
            // it is done already, or about to be
        }
    }

    private static void await(@Nullable Future<?> outcome) {
        try {
            if (outcome != null) {
                outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException | CancellationException none) {
            // the recorder says so
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
