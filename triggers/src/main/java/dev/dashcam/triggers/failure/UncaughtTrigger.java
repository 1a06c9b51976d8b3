/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.failure;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Fires when a thread has ended with an exception that nobody caught. It joins the JVM's default handler of such exceptions when the
 * service is ready: what was the handler before is called as before, and without one the JVM's own lines are printed as before. A
 * handler that somebody sets later stays; when that one does not call ours, nothing is seen any more. What a thread or a thread group
 * has a handler of its own for is not seen, nor what an executor keeps in a {@code Future}.
 *
 * <p>An {@code OutOfMemoryError} is such an exception too; 2 MB of the heap are kept for its snapshot.
 */
public final class UncaughtTrigger implements Trigger {
    private static final String UNKNOWN = "a thread";

    private final Reserve reserve = new Reserve();
    /** Somebody had not even the memory to ask. */
    private volatile boolean isUnasked;

    private @Nullable UncaughtHandler handler;
    private boolean isReady;

    private UncaughtTrigger() {}

    /** The trigger, which is named {@code uncaught}. */
    public static UncaughtTrigger create() {
        return new UncaughtTrigger();
    }

    /** There are no settings. */
    @Override
    public boolean isLike(Trigger other) {
        return other instanceof UncaughtTrigger;
    }

    @Override
    public String name() {
        return "uncaught";
    }

    @Override
    public String kind() {
        return "uncaught";
    }

    @Override
    public String watching() {
        return "uncaught exception";
    }

    @Override
    public boolean isUrgent() {
        return true;
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        return subject + " ended a thread";
    }

    @Override
    public void ready(long startedNanos, long readyNanos, Asker asker) {
        isReady = true;
        UncaughtHandler joining = new UncaughtHandler((thread, thrown) -> ended(thread, thrown, asker));
        handler = joining;
        joining.join();
    }

    @Override
    public void tick(long nowNanos, Asker asker) {
        if (isUnasked) {
            ask(OutOfMemoryError.class.getName(), UNKNOWN, nowNanos, asker);
            isUnasked = false;
        }
        if (isReady) {
            reserve.keep(nowNanos);
        }
    }

    @Override
    public void closing(long nowNanos, Asker asker) {
        UncaughtHandler joined = handler;
        handler = null;
        reserve.release();
        if (joined != null) {
            joined.leave();
        }
    }

    private void ended(Thread thread, Throwable thrown, Asker asker) {
        if (thrown instanceof OutOfMemoryError) {
            reserve.release();
        }
        try {
            ask(thrown.getClass().getName(), thread.getName(), System.nanoTime(), asker);
        } catch (OutOfMemoryError none) {
            isUnasked = true;
        }
    }

    private void ask(String error, String thread, long nowNanos, Asker asker) {
        asker.ask(new Cause(
                name(), kind(), error, 0, null, Double.NaN, Double.NaN, "", thread + " ended with " + error, nowNanos));
    }
}
