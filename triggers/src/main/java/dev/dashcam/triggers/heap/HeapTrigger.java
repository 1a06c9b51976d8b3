/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.heap;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Quantity;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.condition.Condition;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fires when a garbage collection has left this share of the heap in use: of the old generation where the collector has one, since
 * what is left there is what the application keeps. How full the heap is between collections says nothing and is not looked at. It
 * fires again when less was left for once, or when another collection still leaves as much ten minutes later: see {@link Condition}.
 *
 * <p>Looks once a second at what the JVM has put down. Serial and Parallel put it down when they collect the old generation, which
 * they do when it is full; the others with each of their cycles.
 */
public final class HeapTrigger implements Trigger {
    private static final double USUAL = 0.9;
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double ratio;
    /** Null until it is looked at the first time, where it is this JVM's: no start is to wait for that, nor for the next. */
    private @Nullable HeapLeft heap;

    private @Nullable Condition condition;
    private boolean isReady;
    private boolean isOff;
    private long lookAtNanos;
    /** What was left when a snapshot was taken: the same again is no other collection. */
    private long capturedBytes = -1;

    HeapTrigger(double ratio, @Nullable HeapLeft heap) {
        this.ratio = ratio;
        this.heap = heap;
    }

    /**
     * A trigger named {@code heap}.
     *
     * @param ratio the share that is left in use, more than 0, at most 1
     */
    public static HeapTrigger of(double ratio) {
        if (!(ratio > 0 && ratio <= 1)) {
            throw new IllegalArgumentException("The share of the heap is " + ratio
                    + "; it must be more than 0 and at most 1, which is all of it.");
        }
        return new HeapTrigger(ratio, null);
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof HeapTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(ratio);
    }

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public String kind() {
        return "heap";
    }

    @Override
    public String watching() {
        return "heap >= " + Quantity.chosen(ratio, "ratio");
    }

    @Override
    public boolean isNamedAtStart() {
        return ratio != USUAL;
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        return subject + " is at " + Quantity.measured(observed, unit) + " after a collection";
    }

    @Override
    public void ready(long startedNanos, long readyNanos, Asker asker) {
        isReady = true;
        lookAtNanos = readyNanos;
    }

    @Override
    public void tick(long nowNanos, Asker asker) {
        if (!isReady || isOff || nowNanos - lookAtNanos < 0) {
            return;
        }
        lookAtNanos = nowNanos + BETWEEN_LOOKS_NANOS;
        try {
            look(nowNanos, asker);
        } catch (LinkageError noManagement) {
            // a runtime image without java.management tells nobody
            isOff = true;
        }
    }

    private void look(long nowNanos, Asker asker) {
        HeapLeft known = heap;
        if (known == null) {
            known = HeapLeft.ofThisJvm();
            heap = known;
        }
        HeapLeft.Left left = known.left();
        if (left != null) {
            look(left, nowNanos, asker);
        }
    }

    private void look(HeapLeft.Left left, long nowNanos, Asker asker) {
        Condition reached = condition;
        if (reached == null) {
            reached = new Condition(ratio, 0);
            condition = reached;
        }
        boolean isTold = left.usedBytes() == capturedBytes;
        double share = isTold ? Double.NaN : (double) left.usedBytes() / left.mostBytes();
        if (reached.isDue(share, nowNanos)) {
            Decision decision = asker.ask(new Cause(
                    name(),
                    kind(),
                    left.pool(),
                    0,
                    null,
                    share,
                    ratio,
                    "ratio",
                    saw(left.pool(), share, "ratio"),
                    nowNanos));
            reached.answered(decision, nowNanos);
            if (decision.isSettled()) {
                capturedBytes = left.usedBytes();
            }
        }
    }
}
