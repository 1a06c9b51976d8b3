/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.bigcarts;

import dev.dashcam.task.EventName;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import java.util.concurrent.atomic.LongAdder;

/** Asks for a snapshot when a request has handled a cart of at least so many items. */
final class BigCartTrigger implements Trigger {
    /** The attribute that the service gives its requests. */
    static final EventName ITEMS = EventName.of("cart.items");

    private final int threshold;
    private final LongAdder seen = new LongAdder();

    BigCartTrigger(int threshold) {
        this.threshold = threshold;
    }

    @Override
    public String name() {
        return "big-cart";
    }

    @Override
    public String kind() {
        return "big-cart";
    }

    @Override
    public String watching() {
        return "cart >= " + threshold + " items";
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        return subject + " had a cart of " + Math.round(observed) + " items";
    }

    /** On the thread that served the request: nothing is allocated here unless a snapshot is taken. */
    @Override
    public void taskEnded(FinishedTask task, Asker asker) {
        long items = task.number(ITEMS, 0);
        if (items == 0) {
            return;
        }
        seen.increment();
        if (items >= threshold) {
            asker.ask(this, task, (double) items, (double) threshold, "items");
        }
    }

    @Override
    public long seen() {
        return seen.sum();
    }

    /** With the same threshold it goes on when rules are replaced, with what it has seen. */
    @Override
    public boolean isLike(Trigger other) {
        return other instanceof BigCartTrigger like && like.threshold == threshold;
    }
}
