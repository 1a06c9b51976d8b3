/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.store;

import dev.dashcam.task.TaskKind;
import java.util.Arrays;

/** The tasks that are open at the point a pass has reached, in slots that are used again. For one thread. */
public final class LiveTasks {
    /** What {@link #find} and {@link #begin} answer when there is no slot. */
    public static final int NONE = -1;

    /** The most tasks followed at a time: a recording that lost their ends would fill any table. */
    private static final int MAX_TASKS = 1 << 16;

    private static final int BYTES_PER_TASK = 3 * Long.BYTES + 2 * Integer.BYTES + 1;
    private static final TaskKind[] KINDS = TaskKind.values();

    private final HeapBudget budget;
    private final LongIntMap slotById;
    private long[] ids = new long[0];
    private long[] startNanos = new long[0];
    private long[] threadIds = new long[0];
    private int[] nameSlots = new int[0];
    private int[] nextFree = new int[0];
    private byte[] kinds = new byte[0];
    private int used;
    private int free = NONE;

    /** No tasks yet. */
    public LiveTasks(HeapBudget budget) {
        this.budget = budget;
        this.slotById = new LongIntMap(budget);
    }

    /** Notes that a task is open. A second note of the same task changes nothing. Answers its slot, or {@link #NONE}. */
    public int begin(long id, long startNanos, long threadId, int nameSlot, TaskKind kind) {
        int known = slotById.get(id);
        if (known != LongIntMap.ABSENT || id == 0) {
            return known;
        }
        int slot = take();
        if (slot == NONE) {
            return NONE;
        }
        slotById.put(id, slot);
        ids[slot] = id;
        this.startNanos[slot] = startNanos;
        threadIds[slot] = threadId;
        nameSlots[slot] = nameSlot;
        kinds[slot] = (byte) kind.ordinal();
        return slot;
    }

    /** The slot of an open task, {@link #NONE} when it is not known to be open. */
    public int find(long id) {
        return id == 0 ? NONE : slotById.get(id);
    }

    /** Forgets a task that has ended. */
    public void end(long id) {
        int slot = id == 0 ? NONE : slotById.remove(id);
        if (slot != NONE) {
            ids[slot] = 0;
            nextFree[slot] = free;
            free = slot;
        }
    }

    /** One more than the highest slot that was ever in use. */
    public int limit() {
        return used;
    }

    /** The task in a slot, 0 when it is empty. */
    public long id(int slot) {
        return ids[slot];
    }

    /** When the task in a slot began. */
    public long startNanos(int slot) {
        return startNanos[slot];
    }

    /** The thread that began the task in a slot. */
    public long threadId(int slot) {
        return threadIds[slot];
    }

    /** The slot of the name of the task in a slot. */
    public int nameSlot(int slot) {
        return nameSlots[slot];
    }

    /** The kind of the task in a slot. */
    public TaskKind kind(int slot) {
        return KINDS[kinds[slot]];
    }

    private int take() {
        if (free != NONE) {
            int slot = free;
            free = nextFree[slot];
            return slot;
        }
        if (used == ids.length) {
            if (used >= MAX_TASKS) {
                return NONE;
            }
            grow(Math.max(64, used * 2));
        }
        return used++;
    }

    private void grow(int length) {
        int old = ids.length;
        budget.take((long) length * BYTES_PER_TASK);
        ids = Arrays.copyOf(ids, length);
        startNanos = Arrays.copyOf(startNanos, length);
        threadIds = Arrays.copyOf(threadIds, length);
        nameSlots = Arrays.copyOf(nameSlots, length);
        nextFree = Arrays.copyOf(nextFree, length);
        kinds = Arrays.copyOf(kinds, length);
        budget.giveBack((long) old * BYTES_PER_TASK);
    }
}
