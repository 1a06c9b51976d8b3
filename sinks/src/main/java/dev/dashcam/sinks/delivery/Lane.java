/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import dev.dashcam.sink.Delivered;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import dev.dashcam.sink.SinkStatus;
import dev.dashcam.sinks.delivery.Attempt.Waiting;
import dev.dashcam.sinks.delivery.Ledger.Outcome;
import dev.dashcam.time.RecorderClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way to one sink. It has a thread while something can be delivered now, and none while it waits for the next try. An
 * attempt whose time is over is given up: another thread takes the first one's place, and when that one hangs too, none until
 * one of them returns. Safe for all threads; holds its lock for moments only.
 */
final class Lane {
    private static final int MOST_HANGING = 2;
    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIMIT = Duration.ofHours(1);

    private final Sink sink;
    private final String name;
    private final Ledger ledger;
    private final RecorderClock clock;
    private final LaneLines lines;
    private final Pacing pacing;
    private final WaitingList waiting = new WaitingList();
    private final Counters counters = new Counters();
    private @Nullable Worker worker;
    private int hanging;
    private boolean isStopped;
    private @Nullable String lastProblem;

    /**
     * A lane.
     *
     * @param name the sink's name, made unique
     */
    Lane(Sink sink, String name, Ledger ledger, RecorderClock clock, LaneLines lines, Backoff backoff) {
        this.sink = sink;
        this.name = name;
        this.ledger = ledger;
        this.clock = clock;
        this.lines = lines;
        this.pacing = new Pacing(backoff);
    }

    Sink sink() {
        return sink;
    }

    String name() {
        return name;
    }

    /** Delivers a snapshot as soon as may be. */
    void add(Waiting what) {
        if (ledger.isSettled(what.id(), name)) {
            return;
        }
        synchronized (this) {
            waiting.add(what);
            work();
        }
    }

    /** The snapshot is gone: nobody waits for it any more. */
    synchronized void forget(String id) {
        waiting.remove(id);
    }

    /** Tries a snapshot once, before all others and whatever the pause. */
    Attempt addDrill(SealedSnapshot snapshot) {
        Attempt drill = Attempt.ofDrill(snapshot, new CompletableFuture<>());
        synchronized (this) {
            waiting.add(drill);
            work();
        }
        return drill;
    }

    synchronized void forget(Attempt drill) {
        waiting.remove(drill);
    }

    /** Gives up an attempt whose time is over, and begins the next when its time has come. To be called now and then. */
    synchronized void look() {
        Worker present = worker;
        if (present != null && present.isOverdue(clock.nanoTime())) {
            giveUp(present);
        }
        work();
    }

    private void giveUp(Worker overdue) {
        worker = null;
        hanging++;
        overdue.interrupt();
        Attempt attempt = overdue.attempt;
        if (attempt != null) {
            String why = "no answer for " + overdue.limit.toSeconds() + " s";
            failed(attempt, why, null);
            if (attempt.answer != null) {
                attempt.answer.complete(new Delivered(name, overdue.limit.toNanos(), why));
            }
        }
        notifyAll();
    }

    /** To be called with the lock. */
    private void work() {
        if (worker != null || hanging >= MOST_HANGING || !hasWork()) {
            return;
        }
        Worker next = new Worker();
        worker = next;
        try {
            DeliveryThread.of(name, next).start();
        } catch (OutOfMemoryError noThread) {
            // the JVM has no thread left: tried again with the next look
            worker = null;
        }
    }

    private boolean hasWork() {
        return !isStopped && (waiting.hasDrill() || (waiting.hasSnapshot() && pacing.allows(clock.nanoTime())));
    }

    /** What this worker is to do next, null when it is to end. */
    private @Nullable Attempt next(Worker asking, Duration limit) {
        synchronized (this) {
            if (worker != asking) {
                return null;
            }
            if (!hasWork()) {
                worker = null;
                notifyAll();
                return null;
            }
            Attempt drill = waiting.nextDrill();
            Attempt attempt = drill != null ? drill : waiting.nextSnapshot();
            asking.begin(attempt, limit, clock.nanoTime());
            return attempt;
        }
    }

    private void ended(Worker by, Attempt attempt) {
        if (attempt.hasArrived()) {
            ledger.settle(attempt.what.id(), name, Outcome.ARRIVED);
        }
        Throwable thrown = attempt.failed();
        boolean isRefused = thrown != null && !attempt.isPointless() && Failure.isFinal(thrown) && !attempt.isDrill();
        if (isRefused) {
            ledger.settle(attempt.what.id(), name, Outcome.REFUSED);
        }
        synchronized (this) {
            boolean isGivenUp = worker != by;
            if (isGivenUp) {
                hanging--;
            }
            if (attempt.hasArrived()) {
                arrived(attempt);
            } else if (attempt.isPointless()) {
                waiting.remove(attempt.what.id());
                lines.pointless(attempt);
            } else if (isRefused && thrown != null) {
                refused(attempt, thrown);
            } else if (thrown != null && !isGivenUp && !isStopped) {
                failed(attempt, Failure.words(thrown), Failure.pause(thrown));
            }
            by.end();
            if (isGivenUp) {
                work();
            }
        }
        if (attempt.answer != null) {
            attempt.answer.complete(attempt.told(name));
        }
    }

    private void arrived(Attempt attempt) {
        counters.attempts++;
        counters.delivered++;
        SealedSnapshot snapshot = attempt.snapshot();
        counters.deliveredBytes += snapshot == null ? 0 : snapshot.bytes();
        waiting.remove(attempt.what.id());
        answered();
    }

    private void refused(Attempt attempt, Throwable thrown) {
        counters.attempts++;
        counters.failures++;
        counters.refused++;
        waiting.remove(attempt.what.id());
        lines.refused(attempt, Failure.words(thrown));
        answered();
    }

    private void answered() {
        lines.answered(pacing.failuresInARow(), waiting.size());
        pacing.answered();
        lastProblem = null;
    }

    private void failed(Attempt attempt, String why, @Nullable Duration pause) {
        counters.attempts++;
        counters.failures++;
        if (attempt.isDrill()) {
            return;
        }
        waiting.moveToTheEnd(attempt.what);
        pacing.failed(clock.nanoTime(), pause);
        lastProblem = why;
        lines.failed(attempt, pacing.failuresInARow(), why);
    }

    /** Waits until nothing can be delivered now, to an instant of {@link System#nanoTime()} at most. */
    synchronized void awaitIdle(long untilNanos) throws InterruptedException {
        long leftNanos = untilNanos - System.nanoTime();
        while (worker != null && leftNanos > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
            leftNanos = untilNanos - System.nanoTime();
        }
    }

    /** Begins nothing from now on, and interrupts what has begun. */
    synchronized void stop() {
        isStopped = true;
        Worker present = worker;
        if (present != null) {
            present.interrupt();
        }
        for (Attempt drill = waiting.nextDrill(); drill != null; drill = waiting.nextDrill()) {
            if (drill.answer != null) {
                drill.answer.complete(new Delivered(name, 0, "the recorder is being closed"));
            }
        }
    }

    synchronized List<String> waitingIds() {
        return List.copyOf(waiting.ids());
    }

    SinkStatus status() {
        String own = ownProblem();
        synchronized (this) {
            return new SinkStatus(
                    name,
                    pacing.breaker(clock.nanoTime()),
                    counters.attempts,
                    counters.failures,
                    counters.delivered,
                    counters.deliveredBytes,
                    counters.refused,
                    waiting.size(),
                    waiting.oldest(),
                    hanging,
                    lastProblem != null ? lastProblem : own);
        }
    }

    /** A sink may be anybody's. */
    private @Nullable String ownProblem() {
        try {
            return sink.problem();
        } catch (RuntimeException | Error broken) {
            return broken.toString();
        }
    }

    private Duration limit() {
        Duration wanted = sink.timeLimit();
        if (wanted.compareTo(SHORTEST_LIMIT) < 0) {
            return SHORTEST_LIMIT;
        }
        return wanted.compareTo(LONGEST_LIMIT) > 0 ? LONGEST_LIMIT : wanted;
    }

    /** Delivers what can be delivered now, and ends. Its fields are guarded by the lane's lock. */
    private final class Worker implements Runnable {
        private @Nullable Attempt attempt;
        private @Nullable Thread thread;
        private Duration limit = LONGEST_LIMIT;
        private long beganNanos;

        void begin(Attempt next, Duration mayTake, long nowNanos) {
            attempt = next;
            limit = mayTake;
            beganNanos = nowNanos;
            thread = Thread.currentThread();
        }

        void end() {
            attempt = null;
        }

        boolean isOverdue(long nowNanos) {
            return attempt != null && nowNanos - beganNanos >= limit.toNanos();
        }

        void interrupt() {
            if (thread != null) {
                thread.interrupt();
            }
        }

        @Override
        public void run() {
            Attempt next = next(this, safeLimit());
            while (next != null) {
                next.make(sink, ledger);
                ended(this, next);
                next = next(this, safeLimit());
            }
        }

        /** A sink may be anybody's. */
        private Duration safeLimit() {
            try {
                return limit();
            } catch (RuntimeException | Error broken) {
                return LONGEST_LIMIT;
            }
        }
    }
}
