/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.store;

import dev.dashcam.read.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Small numbers for the names of one analysis, the same in all its passes. The numbers that events carry are good for one
 * stream only; they serve here to look up a name without hashing it each time. For one thread.
 */
public final class NameSlots {
    /** The most names told apart; further ones share {@link #OTHERS}. */
    private static final int MAX_NAMES = 16_384;
    /** The largest name id that is remembered in the table by id. */
    private static final int MAX_REMEMBERED_ID = 1 << 18;
    /** The slot of the names beyond the cap. */
    private static final int OTHERS = 0;

    private static final int UNKNOWN = -1;

    private final HeapBudget budget;
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private int[] slotById = new int[0];

    /** No names yet. */
    public NameSlots(HeapBudget budget) {
        this.budget = budget;
        names.add("(other names)");
    }

    /** To be called before the first event of another stream. */
    public void nextStream() {
        Arrays.fill(slotById, UNKNOWN);
    }

    /** The slot of the event's name. */
    public int slotOf(TraceEvent event) {
        int id = event.nameId();
        if (id < 0 || id >= MAX_REMEMBERED_ID) {
            return slotOf(event.name());
        }
        if (id >= slotById.length) {
            growTo(id + 1);
        }
        int slot = slotById[id];
        if (slot == UNKNOWN) {
            slot = slotOf(event.name());
            slotById[id] = slot;
        }
        return slot;
    }

    /** The slot of a name. */
    public int slotOf(String name) {
        Integer known = slots.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() >= MAX_NAMES) {
            return OTHERS;
        }
        budget.take(120 + 2L * name.length());
        slots.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /** The name in a slot. */
    public String name(int slot) {
        return names.get(slot);
    }

    /** How many slots there are. */
    public int size() {
        return names.size();
    }

    private void growTo(int length) {
        int old = slotById.length;
        int grown = Math.max(length, Math.max(256, old * 2));
        budget.take((long) grown * Integer.BYTES);
        slotById = Arrays.copyOf(slotById, grown);
        Arrays.fill(slotById, old, grown, UNKNOWN);
        budget.giveBack((long) old * Integer.BYTES);
    }
}
