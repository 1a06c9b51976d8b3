/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.thread.DaemonThread;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The thread of a running trace. A failure ends it and is kept for whoever stops it. */
public final class TraceThread {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final TraceStreamer streamer;
    private final BooleanSupplier enough;
    private final Ending ending;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable Throwable failure;

    private TraceThread(TraceStreamer streamer, BooleanSupplier enough, Ending ending) {
        this.streamer = streamer;
        this.enough = enough;
        this.ending = ending;
        this.thread = DaemonThread.of("dashcam-trace", this::run);
    }

    /**
     * Starts the thread.
     *
     * @param enough asked again and again whether it is time to stop
     * @param ending called by the thread when all is written, or when that failed
     */
    public static TraceThread start(TraceStreamer streamer, BooleanSupplier enough, Ending ending) {
        TraceThread started = new TraceThread(streamer, enough, ending);
        started.thread.start();
        return started;
    }

    /** Whether it still goes on. */
    public boolean isRunning() {
        return thread.isAlive() && !stopping;
    }

    /**
     * Writes what is left and ends the thread. Blocks until that is done, also when it is interrupted. A second call does
     * nothing but throw the same.
     *
     * @throws IOException when the trace could not be written, also for a failure on the way
     */
    public void stop() throws IOException {
        stopping = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable failed = failure;
        if (failed != null) {
            throw new IOException("The trace could not be written: " + failed.getMessage(), failed);
        }
    }

    private void run() {
        try {
            while (!stopping && !enough.getAsBoolean()) {
                if (!streamer.stepIfDue()) {
                    LockSupport.parkNanos(this, POLL_NANOS);
                }
            }
            streamer.finish();
            ending.end(true);
        } catch (Throwable failed) {
            failure = failed;
            endInPieces(failed);
        }
    }

    private void endInPieces(Throwable failed) {
        try {
            ending.end(false);
        } catch (IOException | RuntimeException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /** Ends the recording that the trace is written to. */
    @FunctionalInterface
    public interface Ending {
        /**
         * Ends it.
         *
         * @param whole whether everything was written
         */
        void end(boolean whole) throws IOException;
    }
}
