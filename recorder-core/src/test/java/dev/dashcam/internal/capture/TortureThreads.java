/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.torture.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The threads of a torture: those that do something again and again stand still when asked to; all stop in the end. */
final class TortureThreads {
    private final Tally tally;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Standing> standing = new ArrayList<>();
    private volatile boolean paused;
    private volatile boolean stopped;
    private volatile boolean failed;

    TortureThreads(Tally tally) {
        this.tally = tally;
    }

    boolean areToStop() {
        return stopped;
    }

    /** Whether one of them has thrown. */
    boolean hasFailed() {
        return failed;
    }

    /** Starts a thread that does this once. */
    void once(Runnable work) {
        thread(work).start();
    }

    /** Starts a thread that does again and again what it is given first. */
    void again(Supplier<Runnable> begin) {
        Standing self = new Standing();
        self.thread = thread(() -> {
            Runnable step = begin.get();
            while (!stopped) {
                self.standWhilePaused();
                step.run();
            }
        });
        standing.add(self);
        self.thread.start();
    }

    /** Lets all that work again and again come to stand between two steps. */
    void pause() throws InterruptedException {
        paused = true;
        for (Standing one : standing) {
            while (!one.stands && one.thread.isAlive()) {
                Thread.sleep(0, 50_000);
            }
        }
    }

    void goOn() {
        paused = false;
        standing.forEach(one -> LockSupport.unpark(one.thread));
    }

    void askToStop() {
        stopped = true;
        goOn();
        threads.forEach(LockSupport::unpark);
    }

    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** The same work, of which it is told when it throws. */
    Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (Throwable e) {
                failed = true;
                tally.fault("crash: %s", e);
            }
        };
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(guarded(work));
        thread.setDaemon(true);
        threads.add(thread);
        tally.born.increment();
        return thread;
    }

    private final class Standing {
        private Thread thread = Thread.currentThread();
        private volatile boolean stands;

        void standWhilePaused() {
            // Looked at again after it says it goes on: the next pause may have been asked for before that was seen.
            while (paused && !stopped) {
                stands = true;
                while (paused && !stopped) {
                    LockSupport.parkNanos(this, 1_000_000);
                }
                stands = false;
            }
        }
    }
}
