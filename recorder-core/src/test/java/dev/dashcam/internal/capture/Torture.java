/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.record.TortureRecorder;
import dev.dashcam.internal.redaction.Redaction;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.RingMemory;
import dev.dashcam.internal.ring.Staging;
import dev.dashcam.internal.ring.TortureRing;
import dev.dashcam.internal.torture.Control;
import dev.dashcam.internal.torture.Stalls;
import dev.dashcam.internal.torture.Tally;
import dev.dashcam.internal.torture.VirtualThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Threads of every kind that record at full speed and in bursts, until they are asked to stand still for a moment, or stopped;
 * and snapshots that are taken back to back meanwhile and held against what each thread knows.
 */
public final class Torture implements AutoCloseable {
    private static final int LOG = 1 << 17;
    private static final int SHORT_LOG = 1 << 9;
    private static final int LIVES = 200;
    private static final long PATIENCE_NANOS = 60_000_000;

    private static final int MOST_SNAPSHOTS_AT_A_TIME = 5;

    final EventRecorder recorder;
    final TortureClock clock;
    final Stalls stalls;
    final Control control;
    /** Tasks that go on in another thread. */
    final Queue<TortureWriter.Held> handedOver = new ArrayBlockingQueue<>(64);
    /** For the controls: what is taken for gone from the live tables before its end is recorded. */
    final Set<String> leaving = ConcurrentHashMap.newKeySet();

    /** For the controls: the tasks that are taken to have entered the table. */
    final Set<Long> entered = ConcurrentHashMap.newKeySet();

    /** All that may still be in the ring; whoever checks removes the dead ones. */
    final Collection<TortureWriter> writers = new ConcurrentLinkedQueue<>();

    private final SplittableRandom seeds;
    private final Ring ring;
    private final Losses losses;
    private final Tally tally;
    private final Generations generations;
    private final TortureThreads threads;

    private Torture(int bytes, long seed, Tally tally) throws IOException {
        TortureLosses exact = new TortureLosses(tally);
        this.losses = exact;
        this.seeds = new SplittableRandom(seed);
        TortureRing stalling = TortureRing.of(bytes, losses, seeds.nextLong(), bytes / 4096, tally);
        this.ring = stalling.ring();
        this.stalls = stalling.stalls();
        this.control = tally.control();
        this.clock = new TortureClock(stalls, control);
        exact.clock(clock);
        this.recorder = TortureRecorder.of(ring, clock, losses, clock);
        this.tally = tally;
        this.threads = new TortureThreads(tally);
        this.generations = new Generations(clock.nanoTime(), bytes, TimeUnit.HOURS.toNanos(1));
    }

    /**
     * Goes on for so long, or until a fault that counts.
     *
     * @param bytes the size of the ring
     * @param idleThreads how many threads record once and then stand still
     */
    public static void run(int bytes, int idleThreads, long seed, long nanos, Tally tally)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + nanos;
        try (Torture torture = new Torture(bytes, seed, tally)) {
            torture.stalls.open();
            torture.start(idleThreads);
            torture.run(new Staging(RingMemory.allocate(bytes)), end);
        }
    }

    private void run(Staging staging, long end) throws IOException, InterruptedException {
        SplittableRandom random = seeds.split();
        Capturer capturer = new Capturer(new TortureSteps(this, ring, staging, random), generations, losses);
        TortureCheck check = new TortureCheck(this, tally);
        do {
            stalls.close();
            threads.goOn();
            List<TortureCheck.Snapshot> snapshots = new ArrayList<>();
            for (int left = random.nextInt(1, MOST_SNAPSHOTS_AT_A_TIME); left > 0; left--) {
                if (random.nextBoolean()) {
                    LockSupport.parkNanos(random.nextInt(10_000_000));
                }
                recorder.retireDeadThreads();
                long from = random.nextInt(4) == 0
                        ? System.nanoTime() - random.nextLong(TimeUnit.MILLISECONDS.toNanos(50))
                        : Long.MIN_VALUE;
                Capture capture = capturer.capture(from, new Redaction(List.of()).begin());
                snapshots.add(new TortureCheck.Snapshot(
                        written(capture),
                        capture.completeFromNanos(),
                        capture.startNanos(),
                        capture.cutoffNanos(),
                        capture.open().asOfNanos));
                if (random.nextBoolean()) {
                    stalls.letGo();
                }
            }
            stalls.open();
            threads.pause();
            for (TortureCheck.Snapshot snapshot : snapshots) {
                check.check(snapshot);
            }
            check.forget(ring.completeFromNanos());
        } while (System.nanoTime() < end && !tally.isShown() && !threads.hasFailed());
    }

    private static byte[] written(Capture capture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (RecordingWriter writer = new RecordingWriter(bytes)) {
            capture.writeGenerations(writer);
        }
        return bytes.toByteArray();
    }

    private void start(int idleOwners) throws InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < processors; i++) {
            forever(writer -> writer.recordAtRandom());
        }
        forever(Torture::inBursts);
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
        if (VirtualThreads.EXIST) {
            virtualThreads();
        }
        cuts();
        threads.once(new TortureHog(ring, seeds.split(), threads::areToStop));
    }

    @Override
    public void close() throws InterruptedException {
        stalls.open();
        threads.askToStop();
        threads.join();
        writers.forEach(writer -> tally.written.add(writer.log.count()));
        recorder.close();
    }

    /** Begins more than it ends: others do, while its begins stay in the chunk it fills slowly. */
    private static void slowly(TortureWriter writer) {
        writer.begin();
        writer.handOver();
        writer.recordAtRandom();
        LockSupport.parkNanos(100_000);
    }

    private static void inBursts(TortureWriter writer) {
        for (int i = 0; i < 300; i++) {
            writer.recordAtRandom();
        }
        LockSupport.parkNanos(1_000_000);
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
        threads.again(() -> {
            TortureWriter writer = new TortureWriter(this, random, LOG);
            writer.recordAtRandom();
            writers.add(writer);
            started.countDown();
            return () -> step.accept(writer);
        });
        started.await();
    }

    private void idle() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        SplittableRandom random = seeds.split();
        threads.once(() -> {
            TortureWriter writer = new TortureWriter(this, random, SHORT_LOG);
            writer.begin();
            writer.beginRegion();
            writers.add(writer);
            done.countDown();
            while (!threads.areToStop()) {
                LockSupport.park(this);
            }
        });
        done.await();
    }

    /** Cuts generations whenever it likes, also between the steps of a capture. */
    private void cuts() {
        SplittableRandom random = seeds.split();
        int longest = ring.capacityBytes() * 8;
        threads.once(() -> {
            while (!threads.areToStop()) {
                LockSupport.parkNanos(random.nextInt(longest));
                generations.cut(clock.nanoTime());
            }
        });
    }

    /** A thread that has one short-lived thread after the other do the work. */
    private void births() {
        SplittableRandom random = seeds.split();
        threads.again(() -> () -> {
            Thread child = new Thread(threads.guarded(() -> live(random)));
            tally.born.increment();
            child.start();
            join(child);
        });
    }

    private void virtualThreads() {
        SplittableRandom random = seeds.split();
        threads.again(() -> () -> {
            List<Thread> children = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                SplittableRandom own = random.split();
                tally.born.increment();
                children.add(VirtualThreads.start(threads.guarded(() -> live(own))));
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

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
