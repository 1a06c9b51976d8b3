/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writers of every kind at full speed against copies back to back: threads with slots of their own and without, virtual
 * threads where the JDK has them, threads that are born and die, idle ones that write once in a while.
 */
final class Torture {
    private static final int FULL_SPEED = 2;
    private static final int IDLE = 5;
    private static final int VIRTUAL = 16;
    private static final int FIRST_VIRTUAL_JDK = 21;

    private final Ring ring;
    private final Losses losses;
    private final TortureCheck check;
    private final SplittableRandom random;
    private final AtomicLong ids = new AtomicLong(1);
    private final List<TortureWriter> writers = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger virtualAlive = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private volatile boolean stop;
    private volatile @Nullable Throwable crash;

    Torture(Ring ring, Losses losses, TortureCheck check, long seed) {
        this.ring = ring;
        this.losses = losses;
        this.check = check;
        this.random = new SplittableRandom(seed);
    }

    /** Goes on for so long, or until the first fault; then all writers have ended. Returns what it did. */
    String run(long nanos) throws InterruptedException {
        for (int i = 0; i < FULL_SPEED; i++) {
            start(writer(true), true);
            start(writer(false), true);
        }
        start(this::idle, "idle");
        start(this::bornAndDying, "born-and-dying");
        for (int i = 0; i < VIRTUAL && Runtime.version().feature() >= FIRST_VIRTUAL_JDK; i++) {
            startVirtual(writer(false));
        }
        long end = System.nanoTime() + nanos;
        try {
            while (System.nanoTime() < end && check.faults.isEmpty() && crash == null) {
                long from = random.nextInt(4) == 0
                        ? System.nanoTime() - random.nextLong(TimeUnit.MILLISECONDS.toNanos(20))
                        : Long.MIN_VALUE;
                check.copyAndCheck(List.copyOf(writers), from);
                long completeFrom = ring.completeFromNanos();
                writers.removeIf(writer -> writer.isOver(completeFrom));
            }
        } finally {
            stop = true;
            for (Thread thread : threads) {
                thread.join();
            }
            while (virtualAlive.get() > 0) {
                Thread.onSpinWait();
            }
        }
        if (crash != null) {
            check.faults.add("crash: " + crash);
        }
        check.copyAndCheck(List.copyOf(writers), Long.MIN_VALUE);
        long counted = losses.total(LossReason.RING_FULL) + losses.total(LossReason.SLOT_BUSY);
        if (counted != dropped.get()) {
            check.faults.add("dropped " + dropped + ", counted " + counted);
        }
        return String.format(
                "%,d events written, %,d dropped, %,d copies, %,d events checked, %,d MB handed out",
                written.get(), dropped.get(), check.copies, check.eventsChecked, ring.bytesHandedOut() >> 20);
    }

    private TortureWriter writer(boolean wantsOwn) {
        TortureWriter writer = new TortureWriter(ids.getAndIncrement(), ring, losses, wantsOwn, random.split());
        writers.add(writer);
        return writer;
    }

    private void start(TortureWriter writer, boolean stalls) {
        start(
                () -> {
                    while (!stop) {
                        writer.write(stalls);
                    }
                    end(writer);
                },
                "full-speed");
    }

    private void start(Runnable body, String name) {
        Thread thread = new Thread(
                () -> {
                    try {
                        body.run();
                    } catch (Throwable e) {
                        crash = e;
                    }
                },
                "torture-" + name);
        threads.add(thread);
        thread.start();
    }

    private void startVirtual(TortureWriter writer) {
        Runnable body = () -> {
            try {
                for (int i = 1; !stop; i++) {
                    writer.write(false);
                    if (i % 64 == 0) {
                        Thread.yield();
                    }
                    if (i % 1024 == 0) {
                        LockSupport.parkNanos(1000);
                    }
                }
                end(writer);
            } catch (Throwable e) {
                crash = e;
            } finally {
                virtualAlive.decrementAndGet();
            }
        };
        virtualAlive.incrementAndGet();
        try {
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
        } catch (IllegalAccessException | InvocationTargetException | NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Owners that hold a chunk each and fill it slowly. */
    private void idle() {
        List<TortureWriter> idle = new ArrayList<>();
        for (int i = 0; i < IDLE; i++) {
            idle.add(writer(true));
        }
        while (!stop) {
            idle.forEach(writer -> writer.write(false));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        idle.forEach(this::end);
    }

    /** Threads that write a little and die; every other one leaves its slot to be closed by another thread. */
    private void bornAndDying() {
        SplittableRandom lives = random.split();
        while (!stop) {
            TortureWriter writer = writer(true);
            boolean closesItself = lives.nextBoolean();
            int events = lives.nextInt(200);
            Thread thread = new Thread(() -> {
                for (int i = 0; i < events; i++) {
                    writer.write(true);
                }
                if (closesItself) {
                    writer.close();
                }
            });
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            end(writer);
        }
    }

    private void end(TortureWriter writer) {
        writer.close();
        dropped.addAndGet(writer.dropped);
        written.addAndGet(writer.committed());
        writer.over = true;
    }
}
