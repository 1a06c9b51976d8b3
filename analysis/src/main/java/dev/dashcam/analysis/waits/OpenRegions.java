/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.read.Generation;
import dev.dashcam.read.TraceEvent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** In which regions each thread is, as the events go by: they know what the JVM does not, such as who is asked. Bounded. */
final class OpenRegions {
    private static final int MAX_THREADS = 1 << 14;
    private static final int MAX_DEPTH = 32;
    private static final int BYTES_PER_THREAD = 120 + MAX_DEPTH * Integer.BYTES;
    private static final int NONE = -1;

    private final NameSlots names;
    private final HeapBudget budget;
    /** By thread: the name of the region at each depth. */
    private final Map<Long, int[]> slotsByThread = new HashMap<>();
    /** Of threads that are in no region any more. */
    private final Deque<int[]> unused = new ArrayDeque<>();

    OpenRegions(NameSlots names, HeapBudget budget) {
        this.names = names;
        this.budget = budget;
    }

    void begins(TraceEvent region) {
        opened(region.threadId(), region.depth(), names.slotOf(region));
    }

    void ends(TraceEvent region) {
        int[] slots = slotsByThread.get(region.threadId());
        if (slots == null || region.depth() >= MAX_DEPTH) {
            return;
        }
        if (region.depth() == 0) {
            slotsByThread.remove(region.threadId());
            unused.push(slots);
        } else {
            Arrays.fill(slots, region.depth(), MAX_DEPTH, NONE);
        }
    }

    void listed(Generation generation) {
        for (Generation.OpenRegion region : generation.openRegions()) {
            opened(region.threadId(), region.depth(), names.slotOf(region.name()));
        }
    }

    private void opened(long threadId, int depth, int slot) {
        int[] slots = slotsByThread.get(threadId);
        if (slots == null) {
            if (slotsByThread.size() == MAX_THREADS) {
                return;
            }
            slots = unused.poll();
            if (slots == null) {
                budget.take(BYTES_PER_THREAD);
                slots = new int[MAX_DEPTH];
            }
            Arrays.fill(slots, NONE);
            slotsByThread.put(threadId, slots);
        }
        if (depth < MAX_DEPTH) {
            slots[depth] = slot;
        }
    }

    /** The peer that the innermost region names that names one, empty when none does. */
    String peer(long threadId) {
        int[] slots = slotsByThread.get(threadId);
        if (slots == null) {
            return "";
        }
        for (int depth = MAX_DEPTH - 1; depth >= 0; depth--) {
            String peer = slots[depth] == NONE ? "" : PeerName.in(names.name(slots[depth]));
            if (!peer.isEmpty()) {
                return peer;
            }
        }
        return "";
    }
}
