/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.running.RecorderSettings;
import dev.dashcam.internal.running.RunningRecorder;
import dev.dashcam.internal.running.SharedRecorder;
import dev.dashcam.internal.thread.DaemonThread;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.log.LogEvent;
import dev.dashcam.log.LogListener;
import dev.dashcam.trigger.Trigger;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What a recorder that has not begun to record knows, and the thread that lets it begin: with the first task, when the service is
 * ready, or when somebody asks for what only a recorder that records can do, whichever comes first. It is done by a thread of ours,
 * since to take the ring's memory takes tens of milliseconds. Threads that serve requests ask for it and go on; a job waits a second at
 * most, so that the one that runs once at the start is recorded; operators wait.
 *
 * <p>{@link #isReady} and the recorder's field that says that it runs are both volatile, and each side writes its own before it
 * reads the other's: one of the two at least tells that the service is ready. To be told twice does nothing.
 */
final class RecordingLater implements Runnable, LogListener {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PATIENCE_OF_A_JOB_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_AT_CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final RecorderSettings settings;
    private final FlightRecorder recorder;
    /** Parts that others bring may look for classes with it. Whoever starts a recorder may be undeployed before it is closed. */
    private final WeakReference<@Nullable ClassLoader> starter =
            new WeakReference<>(Thread.currentThread().getContextClassLoader());

    private final AtomicBoolean hasBegun = new AtomicBoolean();
    private final CountDownLatch isDone = new CountDownLatch(1);
    private volatile boolean isReady;
    private volatile boolean isSlow;
    private volatile boolean isClosed;
    private volatile @Nullable String failure;

    /** For this recorder, to be started with these settings. */
    RecordingLater(RecorderSettings settings, FlightRecorder recorder) {
        this.settings = settings;
        this.recorder = recorder;
        ApplicationLog log = settings.applicationLog();
        if (log != null) {
            log.listen(this);
        }
    }

    /** Nothing to do: it listens so that whoever fills the log knows that somebody wants it. */
    @Override
    public void logged(LogEvent event) {}

    private void stopListening() {
        ApplicationLog log = settings.applicationLog();
        if (log != null) {
            log.stopListening(this);
        }
    }

    /** Has it begin, unless somebody has. Returns at once, and never throws. Any thread. */
    void begin() {
        if (!hasBegun.get() && hasBegun.compareAndSet(false, true)) {
            try {
                DaemonThread.of("dashcam-start", this).start();
            } catch (RuntimeException | Error noThread) {
                fail("its thread could not be started: " + noThread);
                isDone.countDown();
            }
        }
    }

    /** Has it begin, and waits until that is done, a few seconds at most. Null when it does not record all the same. */
    @Nullable
    RunningRecorder await() {
        begin();
        await(PATIENCE_NANOS);
        return recorder.running();
    }

    /** Has it begin, for a job or a message, whose thread waits for that; none does any more where one has waited in vain. */
    void awaitBriefly() {
        begin();
        if (!isSlow) {
            await(PATIENCE_OF_A_JOB_NANOS);
            isSlow = isDone.getCount() > 0;
        }
    }

    /** The service is ready. Returns at once, and never throws. */
    void ready() {
        isReady = true;
        begin();
        RunningRecorder running = recorder.running();
        if (running != null) {
            running.ready();
        }
    }

    /** Whether it may still begin to record. */
    boolean isPending() {
        return failure == null && !isClosed;
    }

    /** Why it does not record, a clause; null when it was closed before anything could be said. */
    @Nullable
    String whyNot() {
        String why = failure;
        return why != null || isClosed ? why : "it is still starting";
    }

    /** The rules in force; those it is going to begin with, where that can be told without. */
    List<Trigger> triggers() {
        if (isPending() && settings.engine() != null) {
            return settings.triggers();
        }
        RunningRecorder running = await();
        return running == null ? List.of() : running.triggers();
    }

    /** It is not to begin any more. A thread that just lets it begin is waited for, a few seconds at most. */
    void close() {
        isClosed = true;
        stopListening();
        if (hasBegun.compareAndSet(false, true)) {
            isDone.countDown();
        } else {
            await(PATIENCE_AT_CLOSE_NANOS);
        }
    }

    @Override
    public void run() {
        try {
            if (!isClosed) {
                start();
            }
        } catch (IOException noMemory) {
            fail(String.valueOf(noMemory.getMessage()));
        } catch (RuntimeException | Error failed) {
            fail("it could not be started: " + failed);
        } finally {
            stopListening();
            isDone.countDown();
        }
    }

    private void start() throws IOException {
        ClassLoader loader = starter.get();
        if (loader != null) {
            Thread.currentThread().setContextClassLoader(loader);
        }
        RunningRecorder running = SharedRecorder.acquire(settings);
        settings.warn(running.log());
        if (!recorder.began(running)) {
            SharedRecorder.release(running);
        } else if (isReady) {
            running.ready();
        }
    }

    private void fail(String why) {
        failure = why;
        if (!isClosed) {
            RecorderLog.warnNow("The recorder is off: " + why);
        }
    }

    private void await(long patienceNanos) {
        boolean wasInterrupted = false;
        long untilNanos = System.nanoTime() + patienceNanos;
        for (boolean isOver = false; !isOver; ) {
            try {
                isOver = isDone.await(untilNanos - System.nanoTime(), TimeUnit.NANOSECONDS)
                        || System.nanoTime() - untilNanos >= 0;
            } catch (InterruptedException interrupted) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
