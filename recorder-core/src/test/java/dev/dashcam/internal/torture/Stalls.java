/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.torture;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Holds threads up in the middle of what they do: most only for a moment, some until the checking thread has let go several
 * times, so that the ring is overwritten around them. Only a few at once, so that the others go on.
 */
public final class Stalls {
    private static final long MOMENT_NANOS = 50_000;
    private static final long POLL_NANOS = 500_000;
    private static final long LONGEST_CHECKER_STALL_NANOS = 5_000_000;
    private static final int MOST_LETTINGS_GO = 6;
    private static final int ONE_OF_CHECKER_IN = 4;

    private final Thread checker = Thread.currentThread();
    private final long seed;
    private final int oneIn;
    private final int most;
    private final LongSupplier progress;
    private final Tally tally;
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private volatile int lettings;
    private volatile boolean open;

    /**
     * Stalls that the calling thread, which checks, lets go.
     *
     * @param oneIn one visit in so many stalls
     * @param most so many are held at once
     * @param progress grows with the chunks that writers take
     */
    public Stalls(long seed, int oneIn, int most, LongSupplier progress, Tally tally) {
        this.seed = seed;
        this.oneIn = oneIn;
        this.most = most;
        this.progress = progress;
        this.tally = tally;
    }

    /** A step of the protocol in which a thread may be held up. */
    public void maybe() {
        int visit = visits.getAndIncrement();
        SplittableRandom random = new SplittableRandom(seed + visit);
        if (open || random.nextInt(oneIn) != 0) {
            return;
        }
        int kind = random.nextInt(4);
        if (kind == 0) {
            Thread.yield();
        } else if (kind == 1) {
            LockSupport.parkNanos(MOMENT_NANOS);
        } else if (Thread.currentThread() == checker) {
            // Seldom: it passes every step of every chunk, and a copy that takes long is taken again.
            if (random.nextInt(ONE_OF_CHECKER_IN) == 0) {
                untilWritersTook(random.nextInt(1, 64));
            }
        } else {
            untilLetGo(random.nextInt(1, MOST_LETTINGS_GO));
        }
    }

    /** Holds the calling thread, unless too many are held, until the checking one has let go so many times. */
    public void hold(int times) {
        untilLetGo(times);
    }

    /** Holds the checking thread until the writers have taken so many chunks, or a while. */
    public void untilWritersTook(long chunks) {
        tally.stalls.increment();
        long enough = progress.getAsLong() + chunks;
        long end = System.nanoTime() + LONGEST_CHECKER_STALL_NANOS;
        while (progress.getAsLong() < enough && System.nanoTime() < end) {
            LockSupport.parkNanos(MOMENT_NANOS);
        }
    }

    private void untilLetGo(int times) {
        int from = lettings;
        if (held.incrementAndGet() <= most) {
            tally.stalls.increment();
            while (!open && lettings - from < times) {
                LockSupport.parkNanos(this, POLL_NANOS);
            }
        }
        held.decrementAndGet();
    }

    /** Lets those go who have been held for long enough. By the checking thread. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread only
    public void letGo() {
        lettings++;
    }

    /** Lets all go and holds nobody, until {@link #close}. */
    public void open() {
        open = true;
    }

    /** Holds threads again. */
    public void close() {
        open = false;
    }
}
