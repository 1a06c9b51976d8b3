/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.record.EventRecorder;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Threads of every kind that record at full speed, until they are asked to stand still for a moment, or stopped. */
final class Torture implements AutoCloseable {
    private static final int LOG = 1 << 16;
    private static final int SHORT_LOG = 1 << 9;
    private static final int LIVES = 200;
    private static final long PATIENCE_NANOS = 60_000_000;

    final EventRecorder recorder;
    final TortureClock clock;
    /** Tasks that go on in another thread. */
    final Queue<TortureWriter.Held> handedOver = new ArrayBlockingQueue<>(64);
    /** Tasks whose end is being recorded. */
    final Set<Long> leaving = ConcurrentHashMap.newKeySet();

    final boolean pauseBeforeEnd;

    /** All that may still be in the ring; whoever checks removes the dead ones. */
    final Collection<TortureWriter> writers = new ConcurrentLinkedQueue<>();

    private final SplittableRandom seeds;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Standing> standing = new ArrayList<>();
    private volatile boolean paused;
    private volatile boolean stopped;
    private volatile Throwable failure;

    Torture(EventRecorder recorder, TortureClock clock, long seed, boolean pauseBeforeEnd) {
        this.recorder = recorder;
        this.clock = clock;
        this.seeds = new SplittableRandom(seed);
        this.pauseBeforeEnd = pauseBeforeEnd;
    }

    void start(int idleOwners) throws InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < processors; i++) {
            forever(writer -> writer.recordAtRandom());
        }
        forever(Torture::slowly);
        for (int i = 0; i < 4; i++) {
            forever(Torture::patiently);
        }
        for (int i = 0; i < idleOwners; i++) {
            idle();
        }
        // No slot is left for these: they share.
        for (int i = 0; i < 2; i++) {
            forever(writer -> writer.recordAtRandom());
        }
        births();
        virtualThreads();
    }

    /** Lets all threads come to stand between two events. */
    void pause() throws InterruptedException {
        paused = true;
        for (Standing one : standing) {
            while (!one.stands && one.thread.isAlive()) {
                Thread.sleep(0, 50_000);
            }
        }
        if (failure != null) {
            throw new AssertionError("a writer failed", failure);
        }
    }

    void goOn() {
        paused = false;
        threads.forEach(LockSupport::unpark);
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        goOn();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Begins more than it ends: others do, while its begins stay in the chunk it fills slowly. */
    private static void slowly(TortureWriter writer) {
        writer.begin();
        writer.handOver();
        writer.recordAtRandom();
        LockSupport.parkNanos(100_000);
    }

    /** Has a task open for longer than the ring reaches back. */
    private static void patiently(TortureWriter writer) {
        LockSupport.parkNanos(1_000_000);
        TortureWriter.Held oldest = writer.tasks.peekLast();
        if (oldest != null && System.nanoTime() - oldest.startNanos() > PATIENCE_NANOS) {
            writer.endTask();
        } else if (writer.tasks.size() < 4) {
            writer.begin();
        }
    }

    private void forever(Consumer<TortureWriter> step) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        SplittableRandom random = seeds.split();
        Standing self = new Standing();
        self.thread = thread(() -> {
            TortureWriter writer = new TortureWriter(this, random, LOG);
            writer.recordAtRandom();
            writers.add(writer);
            started.countDown();
            while (!stopped) {
                self.standWhilePaused();
                step.accept(writer);
            }
        });
        standing.add(self);
        self.thread.start();
        started.await();
    }

    private void idle() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        SplittableRandom random = seeds.split();
        thread(() -> {
                    TortureWriter writer = new TortureWriter(this, random, SHORT_LOG);
                    writer.begin();
                    writer.beginRegion();
                    writers.add(writer);
                    done.countDown();
                    while (!stopped) {
                        LockSupport.park(this);
                    }
                })
                .start();
        done.await();
    }

    /** A thread that has one short-lived thread after the other do the work. */
    private void births() {
        SplittableRandom random = seeds.split();
        parent(() -> {
            Thread child = new Thread(() -> live(random));
            child.start();
            join(child);
        });
    }

    private void virtualThreads() {
        Method start;
        try {
            start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException e) {
            return; // before 21
        }
        SplittableRandom random = seeds.split();
        parent(() -> {
            List<Thread> children = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                SplittableRandom own = random.split();
                try {
                    children.add((Thread) start.invoke(null, (Runnable) () -> live(own)));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
            children.forEach(Torture::join);
        });
    }

    private void live(SplittableRandom random) {
        TortureWriter writer = new TortureWriter(this, random, SHORT_LOG);
        for (int i = 0; i < LIVES; i++) {
            writer.recordAtRandom();
            if (i % 50 == 0) {
                Thread.yield();
            }
        }
        writer.endAll();
        writer.isOver = true;
        writers.add(writer);
    }

    private void parent(Runnable generation) {
        Standing self = new Standing();
        self.thread = thread(() -> {
            while (!stopped) {
                self.standWhilePaused();
                generation.run();
            }
        });
        standing.add(self);
        self.thread.start();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                failure = e;
            }
        });
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Standing {
        Thread thread = Thread.currentThread();
        volatile boolean stands;

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
