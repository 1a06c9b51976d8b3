/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs what may never return: one thing after another on a thread of its own, which is given up with the one that has not returned
 * for a second. The others go on with another thread. To end a thread that loops is in nobody's power: it keeps its processor, but
 * neither the recorder nor what is watched beside it waits for it.
 *
 * <p>Whoever calls, which is the recorder's own thread and the one that closes it, waits for each round, a second at most. Once a
 * round has taken long it does not wait any more, and looks at the next tick.
 */
final class WatchedRounds<T> {
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Consumer<T> leaveOut;
    private @Nullable ExecutorService worker;
    private @Nullable Round<T> round;
    private boolean takesLong;

    /**
     * @param leaveOut called with what has not returned, which is not to be watched again
     */
    WatchedRounds(Consumer<T> leaveOut) {
        this.leaveOut = leaveOut;
    }

    /**
     * Does this with each, unless the round before is still under way.
     *
     * @param watched those there are now
     */
    synchronized void run(Collection<T> watched, Consumer<T> work) {
        Round<T> last = round;
        if (last == null || last.hasEnded()) {
            if (watched.isEmpty()) {
                return;
            }
            last = new Round<>(List.copyOf(watched), work);
            last.begin(worker());
            round = last;
        }
        if (!takesLong) {
            long beganNanos = System.nanoTime();
            last.await(PATIENCE_NANOS);
            takesLong = System.nanoTime() - beganNanos > LONG_NANOS;
        }
        T late = last.late(System.nanoTime());
        if (late != null) {
            // it was that one's fault
            takesLong = false;
            giveUp();
            leaveOut.accept(late);
        }
    }

    /** Ends the thread; a round that is under way is given up. */
    synchronized void close() {
        giveUp();
    }

    private void giveUp() {
        Round<T> last = round;
        if (last != null) {
            last.isGivenUp = true;
        }
        ExecutorService present = worker;
        worker = null;
        round = null;
        if (present != null) {
            present.shutdownNow();
        }
    }

    private ExecutorService worker() {
        ExecutorService present = worker;
        if (present == null) {
            present = Executors.newSingleThreadExecutor(work -> {
                Thread thread = new Thread(work, "dashcam-triggers");
                thread.setDaemon(true);
                thread.setContextClassLoader(WatchedRounds.class.getClassLoader());
                return thread;
            });
            worker = present;
        }
        return present;
    }

    /** One thing done with each of them. */
    private static final class Round<T> {
        private final List<T> all;
        private final Consumer<T> work;
        private volatile @Nullable T current;
        private volatile long sinceNanos;
        private volatile boolean isGivenUp;
        private @Nullable Future<?> outcome;

        Round(List<T> all, Consumer<T> work) {
            this.all = all;
            this.work = work;
            this.sinceNanos = System.nanoTime();
        }

        void begin(ExecutorService worker) {
            outcome = worker.submit(this::runAll);
        }

        private void runAll() {
            for (T each : all) {
                sinceNanos = System.nanoTime();
                current = each;
                work.accept(each);
                current = null;
                if (isGivenUp) {
                    // the next round is another thread's
                    return;
                }
            }
        }

        boolean hasEnded() {
            return outcome != null && outcome.isDone();
        }

        void await(long nanos) {
            try {
                if (outcome != null) {
                    outcome.get(nanos, TimeUnit.NANOSECONDS);
                }
            } catch (TimeoutException | ExecutionException later) {
                // looked at below, and nothing that is watched throws
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }

        /** What has not returned for so long that it hardly will, null when there is nothing such. */
        @Nullable
        T late(long nowNanos) {
            T running = current;
            return running != null && !hasEnded() && nowNanos - sinceNanos >= PATIENCE_NANOS ? running : null;
        }
    }
}
