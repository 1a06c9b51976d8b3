/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.analysis.store.LongIntMap;
import dev.dashcam.task.TaskKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those that were inside a region during a stretch of time, one entry a task or, without a task, a thread. */
public final class Inside {
    private static final int MAX_KEPT = 1 << 14;
    private static final int BYTES_PER_STAY = 80;

    private final HeapBudget budget;
    private final List<Stay> stays = new ArrayList<>();
    private final LongIntMap indexByTask;
    private long unkept;

    Inside(HeapBudget budget) {
        this.budget = budget;
        this.indexByTask = new LongIntMap(budget);
    }

    /** One that was inside, with its longest time there. */
    public static final class Stay {
        private final long taskId;
        private final long threadId;
        private final String threadName;
        private long startNanos;
        private long endNanos;
        private boolean stillInside;
        private int nameSlot = -1;
        private TaskKind kind = TaskKind.OTHER;

        private Stay(long taskId, long threadId, String threadName) {
            this.taskId = taskId;
            this.threadId = threadId;
            this.threadName = threadName;
        }

        /** The task, 0 for a thread without one. */
        public long taskId() {
            return taskId;
        }

        /** The thread it was inside on. */
        public long threadId() {
            return threadId;
        }

        /** The name of the thread, empty when not known. */
        public String threadName() {
            return threadName;
        }

        /** When it entered. */
        public long startNanos() {
            return startNanos;
        }

        /** When it left. */
        public long endNanos() {
            return endNanos;
        }

        /** Whether it had not left by then. */
        public boolean isStillInside() {
            return stillInside;
        }

        /** The slot of the task's name, -1 when not known. */
        public int nameSlot() {
            return nameSlot;
        }

        /** The task's kind. */
        public TaskKind kind() {
            return kind;
        }

        /** How long it was inside. */
        public long nanos() {
            return endNanos - startNanos;
        }
    }

    void add(long taskId, long threadId, String threadName, long startNanos, long endNanos, boolean stillInside) {
        long key = taskId != 0 ? taskId : -threadId;
        Stay stay = find(key);
        if (stay == null) {
            if (stays.size() >= MAX_KEPT || key == 0) {
                unkept++;
                return;
            }
            budget.take(BYTES_PER_STAY);
            stay = new Stay(taskId, threadId, threadName);
            indexByTask.put(key, stays.size());
            stays.add(stay);
        }
        if (endNanos - startNanos > stay.nanos()) {
            stay.startNanos = startNanos;
            stay.endNanos = endNanos;
            stay.stillInside = stillInside;
        }
    }

    void named(long taskId, int nameSlot, TaskKind kind) {
        Stay stay = find(taskId);
        if (stay != null) {
            stay.nameSlot = nameSlot;
            stay.kind = kind;
        }
    }

    /** All that were kept. */
    public List<Stay> stays() {
        return List.copyOf(stays);
    }

    /** How many more there were than could be kept. */
    public long unkept() {
        return unkept;
    }

    private @Nullable Stay find(long key) {
        int index = indexByTask.get(key);
        return index == LongIntMap.ABSENT ? null : stays.get(index);
    }
}
