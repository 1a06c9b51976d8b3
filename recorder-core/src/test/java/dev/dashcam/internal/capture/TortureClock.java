/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.record.TortureRecorder;
import dev.dashcam.internal.torture.Control;
import dev.dashcam.internal.torture.Stalls;
import dev.dashcam.time.RecorderClock;
import java.lang.invoke.VarHandle;

/**
 * The clock of the JVM, which tells each thread what it answered to it last: the time of the event it has just recorded. And
 * the place where recording threads are held up: before and after they read the clock, when a task has entered the table and
 * before it leaves.
 */
final class TortureClock implements RecorderClock, TortureRecorder.Steps {
    private static final int READINGS_BETWEEN_STALLS = 64;
    private static final int LETTINGS_GO = 3;
    private static final long NONE = Long.MIN_VALUE;

    private static final class Call {
        boolean isWriter;
        long readings;
        long lastNanos;
        long endedNanos;
        long droppedNanos;
    }

    private final ThreadLocal<Call> calls = ThreadLocal.withInitial(Call::new);
    private final Stalls stalls;
    private final Control control;

    /** A clock that holds nobody up. */
    TortureClock() {
        this(null, Control.NONE);
    }

    TortureClock(Stalls stalls, Control control) {
        this.stalls = stalls;
        this.control = control;
    }

    @Override
    public long nanoTime() {
        Call call = calls.get();
        boolean stalling = call.isWriter && ++call.readings % READINGS_BETWEEN_STALLS == 0;
        if (stalling) {
            stalls.maybe();
        }
        long now = System.nanoTime();
        call.lastNanos = now;
        if (stalling) {
            stalls.maybe();
        }
        return now;
    }

    @Override
    public long epochNanos() {
        return System.currentTimeMillis() * 1_000_000;
    }

    @Override
    public void entered() {
        stalls.maybe();
    }

    @Override
    public void ended() {
        Call call = calls.get();
        // What was committed before has left the processor when the clock is read.
        VarHandle.fullFence();
        call.endedNanos = System.nanoTime();
        if (control == Control.END_IN_TABLE_IGNORED && call.readings % READINGS_BETWEEN_STALLS == 0) {
            stalls.hold(LETTINGS_GO);
        } else {
            stalls.maybe();
        }
    }

    /** An event of this time was dropped by the calling thread. */
    void dropped(long timeNanos) {
        calls.get().droppedNanos = timeNanos;
    }

    /** A writing thread is about to record something. */
    void beginCall() {
        Call call = calls.get();
        call.isWriter = true;
        call.endedNanos = NONE;
        call.droppedNanos = NONE;
    }

    /** The time of the event that the calling thread recorded last. */
    long last() {
        return calls.get().lastNanos;
    }

    /** When that event had been committed, at the latest. */
    long committedNanos() {
        VarHandle.fullFence();
        long ended = calls.get().endedNanos;
        return ended == NONE ? System.nanoTime() : ended;
    }

    /** Whether that event was dropped. */
    boolean wasDropped() {
        Call call = calls.get();
        return call.droppedNanos == call.lastNanos;
    }
}
