/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.scan.WorkersPass;
import dev.dashcam.analysis.scan.WorkersPass.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out for how long no thread of a pool was idle, at least. */
final class BusyTime {
    private final WorkersPass workers;
    private final Map<String, List<Stretch>> idleByPool = new HashMap<>();

    BusyTime(WorkersPass workers) {
        this.workers = workers;
        for (Stretch idle : workers.idle()) {
            idleByPool
                    .computeIfAbsent(PoolName.of(idle.threadName()), name -> new ArrayList<>(1))
                    .add(idle);
        }
    }

    /** For how long of a stretch of time that was before the trigger. */
    long nanos(KnownPools.Pool pool, long fromNanos, long toNanos) {
        List<Stretch> idle = new ArrayList<>(idleByPool.getOrDefault(pool.name, List.of()));
        for (long thread : pool.idle) {
            // Since when it was is not known, but that it was not before.
            idle.add(new Stretch(thread, "", workers.lastAtWorkNanos(thread), Long.MAX_VALUE));
        }
        idle.sort(Comparator.comparingLong(Stretch::startNanos));
        long busy = 0;
        long at = fromNanos;
        for (Stretch one : idle) {
            busy += Math.max(0, Math.min(one.startNanos(), toNanos) - at);
            at = Math.max(at, one.endNanos());
        }
        return busy + Math.max(0, toNanos - at);
    }
}
