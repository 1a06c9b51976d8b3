/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import dev.dashcam.internal.torture.Control;
import dev.dashcam.internal.torture.Stalls;
import dev.dashcam.internal.torture.Tally;
import dev.dashcam.internal.torture.VirtualThreads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Writers of every kind against copies back to back: at full speed and in bursts, with slots of their own and without,
 * virtual threads where the JDK has them, threads that are born and die, idle ones that write once in a while. All of them,
 * and the copying thread, are held up now and then in every step.
 */
public final class Torture {
    private static final int FULL_SPEED = 2;
    private static final int VIRTUAL = 16;
    private static final int COPIES_BETWEEN_LETTINGS_GO = 2;
    /** Idle writers are written for in turn by one thread, so many at a time. */
    private static final int IDLE_AT_A_TIME = 8;

    final Ring ring;
    final Losses losses = new Losses();
    final Stalls stalls;
    final Control control;
    private final Tally tally;
    private final int idleOwners;
    private final TortureCheck check;
    private final SplittableRandom random;
    private final AtomicLong ids = new AtomicLong(1);
    private final List<TortureWriter> writers = new CopyOnWriteArrayList<>();
    /** Whose committed events others are witness to. */
    private final List<TortureWriter> peers = new ArrayList<>();

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean stop;
    private volatile boolean crashed;

    private Torture(int bytes, int idleOwners, int oneIn, long seed, Tally tally) throws IOException {
        this.random = new SplittableRandom(seed);
        TortureRing stalling = TortureRing.of(bytes, losses, random.nextLong(), oneIn, tally);
        this.ring = stalling.ring();
        this.stalls = stalling.stalls();
        this.control = tally.control();
        this.tally = tally;
        this.idleOwners = idleOwners;
        this.check = new TortureCheck(ring, new Staging(RingMemory.allocate(bytes)), tally);
    }

    /**
     * Goes on for so long, or until a fault that counts; then all writers have ended.
     *
     * @param bytes the size of the ring
     * @param idleOwners how many threads have a slot and hardly use it
     * @param oneIn one step of the protocol in so many is held up
     */
    public static void run(int bytes, int idleOwners, int oneIn, long seed, long nanos, Tally tally)
            throws IOException, InterruptedException {
        new Torture(bytes, idleOwners, oneIn, seed, tally).run(nanos);
    }

    private void run(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        try {
            startAll();
            while (System.nanoTime() < end && !tally.isShown() && !crashed) {
                long from = random.nextInt(4) == 0
                        ? System.nanoTime() - random.nextLong(TimeUnit.MILLISECONDS.toNanos(20))
                        : Long.MIN_VALUE;
                guarded(() -> check.copyAndCheck(List.copyOf(writers), from)).run();
                if (random.nextInt(COPIES_BETWEEN_LETTINGS_GO) == 0) {
                    stalls.letGo();
                }
                long completeFrom = ring.completeFromNanos();
                writers.removeIf(writer -> writer.isOver(completeFrom));
            }
        } finally {
            stop = true;
            stalls.open();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        // A chunk that two have written may hold anything, also what a copy fails at.
        guarded(() -> check.copyAndCheck(List.copyOf(writers), Long.MIN_VALUE)).run();
        long counted = losses.total(LossReason.RING_FULL) + losses.total(LossReason.SLOT_BUSY);
        tally.dropped.add(counted);
        if (counted != dropped.get()) {
            tally.fault("uncounted: %d events were dropped, %d counted", dropped.get(), counted);
        }
    }

    private void startAll() {
        for (int i = 0; i < 2 * FULL_SPEED; i++) {
            peers.add(writer(i % 2 == 0));
        }
        peers.forEach(peer -> start(peer, 0));
        start(writer(true), 500);
        start(writer(false), 500);
        List<TortureWriter> idle = new ArrayList<>();
        for (int i = 0; i < idleOwners; i++) {
            idle.add(writer(true));
        }
        start(() -> idle(idle));
        start(this::bornAndDying);
        for (int i = 0; i < VIRTUAL && VirtualThreads.EXIST; i++) {
            startVirtual(writer(false));
        }
        if (control == Control.SLOT_HELD_BY_TWO) {
            Slot slot = ring.acquire();
            ring.release(slot);
            start(writer(slot), 0);
            start(writer(slot), 0);
        }
    }

    private TortureWriter writer(boolean wantsOwn) {
        long id = ids.getAndIncrement();
        return add(new TortureWriter(id, this, wantsOwn ? ring.openSlot(id) : null, random.split()));
    }

    private TortureWriter writer(Slot slot) {
        return add(new TortureWriter(ids.getAndIncrement(), this, slot, random.split()));
    }

    private TortureWriter add(TortureWriter writer) {
        writers.add(writer);
        return writer;
    }

    /** At full speed, or in bursts. */
    private void start(TortureWriter writer, int burst) {
        SplittableRandom pauses = random.split();
        start(() -> {
            for (int i = 1; !stop; i++) {
                if (i % 64 == 0) {
                    writer.peer = peers.get(pauses.nextInt(peers.size()));
                }
                writer.write(true);
                if (burst > 0 && i % burst == 0) {
                    LockSupport.parkNanos(pauses.nextInt(2_000_000));
                }
            }
            end(writer);
        });
    }

    private void start(Runnable body) {
        Thread thread = new Thread(guarded(body), "torture");
        threads.add(thread);
        tally.born.increment();
        thread.start();
    }

    private Runnable guarded(Runnable body) {
        return () -> {
            try {
                body.run();
            } catch (Throwable e) {
                crashed = true;
                tally.fault("crash: %s", e);
            }
        };
    }

    private void startVirtual(TortureWriter writer) {
        tally.born.increment();
        threads.add(VirtualThreads.start(guarded(() -> {
            for (int i = 1; !stop; i++) {
                writer.write(true);
                if (i % 64 == 0) {
                    Thread.yield();
                }
                if (i % 1024 == 0) {
                    LockSupport.parkNanos(1000);
                }
            }
            end(writer);
        })));
    }

    /** Owners that hold a chunk each and fill it slowly. */
    private void idle(List<TortureWriter> idle) {
        idle.forEach(writer -> writer.write(false));
        for (int next = 0; !stop && !idle.isEmpty(); next++) {
            for (int i = 0; i < IDLE_AT_A_TIME; i++) {
                idle.get((next * IDLE_AT_A_TIME + i) % idle.size()).write(false);
            }
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
            int events = lives.nextInt(control == Control.SLOT_CLOSED_UNDER_WRITER ? 2_000 : 200);
            Thread thread = new Thread(guarded(() -> live(writer, events, closesItself)));
            tally.born.increment();
            thread.start();
            if (control == Control.SLOT_CLOSED_UNDER_WRITER) {
                LockSupport.parkNanos(lives.nextInt(1_000_000));
                writer.close();
            }
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            end(writer);
        }
    }

    private void live(TortureWriter writer, int events, boolean closesItself) {
        for (int i = 0; i < events; i++) {
            writer.write(true);
        }
        if (closesItself) {
            writer.close();
        }
    }

    private void end(TortureWriter writer) {
        writer.close();
        dropped.addAndGet(writer.dropped);
        tally.written.add(writer.committed());
        writer.over = true;
    }
}
