/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Rules that were taken out and have not been told yet, which is for the thread that ticks. Any thread adds. */
final class RulesLeaving {
    private final CopyOnWriteArrayList<BoundAsker> rules = new CopyOnWriteArrayList<>();

    void add(Collection<BoundAsker> gone) {
        rules.addAll(gone);
    }

    boolean contains(BoundAsker rule) {
        return rules.contains(rule);
    }

    /** Tells those that call no code but ours. */
    void endOwn(long nowNanos) {
        for (BoundAsker rule : rules) {
            if (rule.callsOwnCodeOnly()) {
                rule.leaving(nowNanos);
            }
        }
        rules.removeIf(BoundAsker::isOver);
    }

    /** These and, before them, the others that are to be told; without those that do not return. */
    List<BoundAsker> with(Collection<BoundAsker> foreign) {
        List<BoundAsker> all = new ArrayList<>(rules);
        all.addAll(foreign);
        all.removeIf(BoundAsker::isLeftOut);
        return all;
    }
}
