/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.moment;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.trigger.Trigger;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Fires once, when the recorder is closed or the JVM is being shut down, as by SIGTERM, whichever comes first. Either waits for the
 * snapshot five seconds at most; there is no tail. Nothing is taken of a JVM that is killed (SIGKILL, {@code Runtime.halt}).
 */
public final class ShutdownTrigger implements Trigger {
    private final AtomicBoolean hasAsked = new AtomicBoolean();
    private final JvmEnd jvmEnd = new JvmEnd();

    private ShutdownTrigger() {}

    /** The trigger, which is named {@code shutdown}. */
    public static ShutdownTrigger create() {
        return new ShutdownTrigger();
    }

    /** There are no settings. */
    @Override
    public boolean isLike(Trigger other) {
        return other instanceof ShutdownTrigger;
    }

    @Override
    public String name() {
        return "shutdown";
    }

    @Override
    public String kind() {
        return "shutdown";
    }

    @Override
    public boolean isUrgent() {
        return true;
    }

    @Override
    public void ready(long startedNanos, long readyNanos, Asker asker) {
        // it may have been taken out of a recorder that goes on, and have come back
        hasAsked.set(false);
        jvmEnd.listen(() -> hasAsked.compareAndSet(false, true)
                ? asker.ask(cause("the JVM is shut down", System.nanoTime())).snapshot()
                : null);
    }

    @Override
    public void closing(long nowNanos, Asker asker) {
        jvmEnd.forget();
        if (hasAsked.compareAndSet(false, true)) {
            asker.ask(cause("the recorder is closed", nowNanos));
        }
    }

    private Cause cause(String saw, long nowNanos) {
        @Nullable String traceId = null;
        return new Cause(name(), kind(), "shutdown", 0, traceId, Double.NaN, Double.NaN, "", saw, nowNanos);
    }
}
