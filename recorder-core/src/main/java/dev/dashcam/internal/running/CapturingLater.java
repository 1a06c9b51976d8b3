/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.logged.LoggedEvents;
import dev.dashcam.internal.record.TaskEndListener;
import dev.dashcam.internal.thread.DaemonThread;
import dev.dashcam.log.LogEvent;
import dev.dashcam.trigger.FinishedTask;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What captures, from when it is made: at the start of a service that is ready, else when the service gets ready, or before if
 * somebody asks for what only it can do. Then a thread of ours makes it, once, and whoever has asked waits: a caller's thread may be
 * interrupted, which would close the files that are just being opened. No lock is held while anything is made or told.
 *
 * <p>Threads that serve requests never make it and never wait: they read {@link #parts} once a call. It is volatile and written once,
 * when its constructor has returned, so that who sees it sees all that was done before: its fields are final, and what these refer
 * to was put together by the same thread. Who does not see it yet is answered as during the warm-up, which has not begun then. It
 * stays when it is closed, and says of itself that it is.
 */
final class CapturingLater implements TaskEndListener, LoggedEvents.Watcher, Runnable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PATIENCE_AT_CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final RunningRecorder recorder;
    /** Parts that others bring may look for classes with it. Whoever starts a recorder may be undeployed before it is closed. */
    private final WeakReference<@Nullable ClassLoader> starter =
            new WeakReference<>(Thread.currentThread().getContextClassLoader());

    private volatile @Nullable CapturingParts parts;
    private volatile @Nullable String failure;

    /** Held for moments only. Guards all below; {@code parts} and {@code failure} are written under it too. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private @Nullable Thread maker;
    private boolean isReady;
    private boolean isReadyKnown;
    private volatile boolean isClosed;
    private boolean isClosing;
    private long readyNanos;

    CapturingLater(RunningRecorder recorder) {
        this.recorder = recorder;
    }

    /** Makes it on the calling thread, while nobody else knows of the recorder. */
    void makeNow() {
        CapturingParts made = new CapturingParts(recorder);
        isReady = true;
        isReadyKnown = true;
        parts = made;
        recorder.agent().decides(made.engine());
        recorder.agent().ready();
    }

    /** What there is by now. */
    @Nullable
    CapturingParts soFar() {
        return parts;
    }

    @Override
    public void taskEnded(FinishedTask task) {
        CapturingParts present = parts;
        if (present != null) {
            present.taskEnded(task);
        }
    }

    @Override
    public void logged(LogEvent event, long taskId) {
        CapturingParts present = parts;
        if (present != null) {
            present.logged(event, taskId);
        }
    }

    @Override
    public void loggedInVain() {
        recorder.fault();
    }

    /** The service is ready. Never waits or throws. */
    void ready() {
        try {
            long nowNanos = recorder.settings().clock().nanoTime();
            lock.lock();
            try {
                if (!isReady) {
                    isReady = true;
                    readyNanos = nowNanos;
                    begin();
                }
            } finally {
                lock.unlock();
            }
        } catch (RuntimeException | Error failed) {
            recorder.fault();
            recorder.log().warn("No trigger fires before somebody asks for the status: " + failed);
        }
    }

    /** What there is once all is done that has been asked for; null when there is nothing, or it takes too long. */
    @Nullable
    CapturingParts made() {
        lock.lock();
        try {
            begin();
            await(PATIENCE_NANOS);
        } catch (RuntimeException | Error failed) {
            recorder.fault();
        } finally {
            lock.unlock();
        }
        return parts;
    }

    /** Why there is nothing, a clause. */
    String whyNot() {
        String why = failure;
        if (why != null) {
            return why;
        }
        return isClosed ? "it is closed" : "it is still starting";
    }

    /** Whether it could not be made. */
    boolean hasFailed() {
        return failure != null;
    }

    /**
     * Closes what there is, and makes nothing any more. A thread that makes or tells just now is waited for, a few seconds at most; it
     * closes what it has made, also later than that.
     */
    void close() {
        boolean isLeftToUs;
        lock.lock();
        try {
            isClosed = true;
            await(PATIENCE_AT_CLOSE_NANOS);
            isLeftToUs = maker == null && isToClose();
            isClosing |= isLeftToUs;
        } finally {
            lock.unlock();
        }
        CapturingParts present = parts;
        if (present != null && isLeftToUs) {
            present.close();
        }
    }

    @Override
    public void run() {
        try {
            while (isMoreToDo()) {
                CapturingParts present = parts;
                if (present == null) {
                    make();
                } else {
                    tellReady(present);
                }
            }
        } catch (RuntimeException | Error failed) {
            fail(failed);
        } finally {
            rest();
        }
    }

    private void make() {
        ClassLoader loader = starter.get();
        if (loader != null) {
            Thread.currentThread().setContextClassLoader(loader);
        }
        CapturingParts made = new CapturingParts(recorder);
        if (isPublished(made)) {
            recorder.agent().decides(made.engine());
        } else {
            made.close();
        }
    }

    /** Whether it was not too late for it. */
    private boolean isPublished(CapturingParts made) {
        lock.lock();
        try {
            if (!isClosed) {
                parts = made;
            }
            return !isClosed;
        } finally {
            lock.unlock();
        }
    }

    private void tellReady(CapturingParts present) {
        try {
            present.ready(readyNanos);
            recorder.agent().ready();
        } finally {
            lock.lock();
            try {
                isReadyKnown = true;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Recording for nothing would look as if all were well. */
    private void fail(Throwable failed) {
        String why = "it could not be put together: " + failed;
        boolean isWorthTelling;
        lock.lock();
        try {
            isWorthTelling = !isClosed && parts == null;
            if (isWorthTelling) {
                failure = why;
            }
        } finally {
            lock.unlock();
        }
        if (isWorthTelling) {
            recorder.log().warn("The recorder is off: " + why);
            recorder.stopRecording();
        }
    }

    private boolean isMoreToDo() {
        lock.lock();
        try {
            return isPending();
        } finally {
            lock.unlock();
        }
    }

    /** The thread ends; what somebody has asked for since it last looked is done by another. */
    private void rest() {
        CapturingParts late = null;
        lock.lock();
        try {
            if (isToClose()) {
                isClosing = true;
                late = parts;
            }
        } finally {
            lock.unlock();
        }
        if (late != null) {
            late.close();
        }
        lock.lock();
        try {
            maker = null;
            changed.signalAll();
            begin();
        } finally {
            lock.unlock();
        }
    }

    private boolean isPending() {
        return !isClosed && failure == null && (parts == null || isReady != isReadyKnown);
    }

    private boolean isToClose() {
        return isClosed && !isClosing && parts != null;
    }

    /** Has what is pending done by a thread of ours. */
    private void begin() {
        if (maker == null && isPending()) {
            Thread starting = DaemonThread.of("dashcam-start", this);
            starting.start();
            maker = starting;
        }
    }

    /** Waits until nothing is being made or told. The parts that are being made may ask themselves. */
    private void await(long patienceNanos) {
        boolean wasInterrupted = false;
        long untilNanos = System.nanoTime() + patienceNanos;
        while (maker != null && maker != Thread.currentThread()) {
            try {
                long leftNanos = untilNanos - System.nanoTime();
                if (leftNanos <= 0) {
                    break;
                }
                changed.awaitNanos(leftNanos);
            } catch (InterruptedException interrupted) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
