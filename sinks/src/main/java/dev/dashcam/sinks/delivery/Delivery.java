/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import dev.dashcam.sink.Delivered;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import dev.dashcam.sink.SinkStatus;
import dev.dashcam.sinks.delivery.Attempt.Waiting;
import dev.dashcam.time.RecorderClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Brings each sealed snapshot to each sink, each sink by itself: until it has arrived, is refused for good, or is gone from the
 * store. Safe for all threads.
 */
public final class Delivery implements AutoCloseable {
    private static final Duration PATIENCE_FOR_DRILL = Duration.ofMinutes(1);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(4);
    private static final Duration PATIENCE_FOR_SINKS = Duration.ofSeconds(1);

    private final List<Lane> lanes = new ArrayList<>();
    private final Consumer<String> log;
    private final Duration patienceAtClose;
    private volatile boolean isClosed;

    /** To these sinks. */
    public Delivery(List<Sink> sinks, Ledger ledger, RecorderClock clock, Consumer<String> log) {
        this(sinks, ledger, clock, log, Backoff.DEFAULT, PATIENCE_AT_CLOSE);
    }

    Delivery(
            List<Sink> sinks,
            Ledger ledger,
            RecorderClock clock,
            Consumer<String> log,
            Backoff backoff,
            Duration patienceAtClose) {
        this.log = log;
        this.patienceAtClose = patienceAtClose;
        Set<String> names = new HashSet<>();
        for (Sink sink : sinks) {
            String name = sink.name();
            for (int number = 2; !names.add(name); number++) {
                name = sink.name() + "-" + number;
            }
            lanes.add(new Lane(sink, name, ledger, clock, new LaneLines(name, log), backoff));
        }
    }

    /**
     * Delivers a snapshot to every sink that has not settled it yet. Returns at once, but for a look at its state in the store.
     *
     * @param sealedMillis when it was sealed, on the wall clock
     */
    public void deliver(String id, long sealedMillis) {
        if (!isClosed) {
            lanes.forEach(lane -> lane.add(new Waiting(id, sealedMillis)));
        }
    }

    /** The snapshot is gone from the store. */
    public void forget(String id) {
        lanes.forEach(lane -> lane.forget(id));
    }

    /** Begins what is due and gives up what takes too long. To be called about twice a second; returns at once. */
    public void look() {
        if (!isClosed) {
            lanes.forEach(Lane::look);
        }
    }

    /** The sinks' names in their order, each made unique by a number where two have the same. */
    public List<String> names() {
        return lanes.stream().map(Lane::name).toList();
    }

    /** How each sink is doing, in their order. */
    public List<SinkStatus> status() {
        return lanes.stream().map(Lane::status).toList();
    }

    /**
     * Delivers a snapshot to each sink once, before what waits, and waits for a minute at most.
     *
     * @return what became of it at each sink, in their order
     */
    public List<Delivered> deliverNow(SealedSnapshot snapshot) {
        if (isClosed) {
            return lanes.stream()
                    .map(lane -> new Delivered(lane.name(), 0, "the recorder is being closed"))
                    .toList();
        }
        List<Attempt> drills =
                lanes.stream().map(lane -> lane.addDrill(snapshot)).toList();
        long untilNanos = System.nanoTime() + PATIENCE_FOR_DRILL.toNanos();
        List<Delivered> results = new ArrayList<>();
        for (int i = 0; i < drills.size(); i++) {
            results.add(await(lanes.get(i), drills.get(i), untilNanos));
        }
        return results;
    }

    private static Delivered await(Lane lane, Attempt drill, long untilNanos) {
        CompletableFuture<Delivered> answer = drill.answer;
        String why;
        try {
            if (answer != null) {
                return answer.get(Math.max(0, untilNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
            why = "nobody answers";
        } catch (TimeoutException tooLate) {
            why = "no answer for " + PATIENCE_FOR_DRILL.toSeconds() + " s";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            why = "the thread was interrupted";
        } catch (ExecutionException broken) {
            why = String.valueOf(broken.getCause());
        }
        lane.forget(drill);
        return new Delivered(lane.name(), 0, why);
    }

    /** Delivers what can be delivered now, for 4 seconds at most, and closes the sinks, for one more. */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        long untilNanos = System.nanoTime() + patienceAtClose.toNanos();
        try {
            for (Lane lane : lanes) {
                lane.awaitIdle(untilNanos);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        lanes.forEach(Lane::stop);
        sayWhatIsLeft();
        SinkClosing.close(lanes.stream().map(Lane::sink).toList(), PATIENCE_FOR_SINKS, log);
    }

    private void sayWhatIsLeft() {
        Set<String> left = new HashSet<>();
        lanes.forEach(lane -> left.addAll(lane.waitingIds()));
        if (!left.isEmpty()) {
            log.accept("Closed before " + left.size() + (left.size() == 1 ? " snapshot" : " snapshots")
                    + " had reached every sink; the files stay in the spool and are sent after the next start.");
        }
    }
}
