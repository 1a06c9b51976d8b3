/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.serverbusy;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.condition.Condition;
import dev.dashcam.triggers.reading.Reading;
import dev.dashcam.triggers.text.DurationRange;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Fires when all threads of the server have been busy, or requests have waited for one, for some seconds. What waits there has not
 * reached the first line of our code, so no request needs to be slow for that. Fires again once there was a thread to spare, or ten
 * minutes have passed: see {@link Condition}.
 *
 * <p>The pool is read once a second by a thread that is there for that alone. Where there is none, as with virtual threads, nothing
 * fires and the status says so.
 *
 * <p>Every method that changes something gives a new trigger, which has seen nothing.
 */
public final class ServerBusyTrigger implements Trigger {
    private static final DurationRange LASTING =
            new DurationRange("The time that a server is busy", Duration.ofSeconds(1), Duration.ofHours(1));
    private static final Duration USUAL_LASTING = Duration.ofSeconds(5);
    private static final String SUBJECT = "the server";

    private final ServerThreads threads;
    private final long lastingNanos;
    private final @Nullable Executor executor;

    /** Made for the first tick, as what needs it: no start is to wait for that. Seen by any thread. */
    private volatile @Nullable Reading<Seen> reading;

    /** For the thread that ticks. */
    private @Nullable Condition condition;

    private volatile @Nullable ServerLoad newest;

    private ServerBusyTrigger(ServerThreads threads, long lastingNanos, @Nullable Executor executor) {
        this.threads = threads;
        this.lastingNanos = lastingNanos;
        this.executor = executor;
    }

    /** A trigger named {@code server-busy} that fires after 5 s. */
    public static ServerBusyTrigger of(ServerThreads threads) {
        return of(threads, null);
    }

    /** Null for a thread of its own. */
    static ServerBusyTrigger of(ServerThreads threads, @Nullable Executor executor) {
        return new ServerBusyTrigger(Objects.requireNonNull(threads, "threads"), USUAL_LASTING.toNanos(), executor);
    }

    /**
     * The same that wants it for so long without a break.
     *
     * @param duration a second to an hour
     */
    public ServerBusyTrigger lasting(Duration duration) {
        return new ServerBusyTrigger(threads, LASTING.nanos(duration), executor);
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof ServerBusyTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(threads, lastingNanos);
    }

    @Override
    public String name() {
        return "server-busy";
    }

    @Override
    public String kind() {
        return "server-busy";
    }

    /** Not in the start line, which names what people set. */
    @Override
    public String watching() {
        return "";
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        ServerLoad load = newest;
        return subject + " has no thread to spare" + (load == null ? "" : ": " + load.words());
    }

    @Override
    public String now() {
        Reading<Seen> begun = reading;
        String trouble = begun == null ? null : begun.trouble();
        ServerLoad load = newest;
        if (trouble != null) {
            return "the server's pool of threads " + trouble;
        }
        return load == null ? "no pool of threads to look at" : load.words();
    }

    @Override
    public void tick(long nowNanos, Asker asker) {
        Reading<Seen> begun = reading;
        if (begun == null) {
            begun = begin();
            reading = begun;
        }
        Condition lasting = condition;
        if (lasting == null) {
            lasting = new Condition(1, lastingNanos);
            condition = lasting;
        }
        Seen seen = begun.next(nowNanos);
        ServerLoad load = seen == null ? null : seen.load;
        newest = load;
        double full = load == null ? Double.NaN : load.isFull() ? 1 : 0;
        if (lasting.isDue(full, nowNanos) && load != null) {
            lasting.answered(asker.ask(cause(load, nowNanos)), nowNanos);
        }
    }

    private Reading<Seen> begin() {
        return new Reading<>(
                at -> new Seen(threads.load()),
                executor == null ? Reading.threadNamed("dashcam-server-threads") : executor);
    }

    private Cause cause(ServerLoad load, long nowNanos) {
        boolean isCounted = load.busy() >= 0;
        double observed = (double) (isCounted ? load.busy() : load.queued());
        String unit = isCounted ? "threads" : "requests";
        return new Cause(
                name(), kind(), SUBJECT, 0, null, observed, Double.NaN, unit, saw(SUBJECT, observed, unit), nowNanos);
    }

    private record Seen(@Nullable ServerLoad load) {}
}
