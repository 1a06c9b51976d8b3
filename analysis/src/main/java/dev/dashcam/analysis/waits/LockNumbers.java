/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.read.WaitTarget;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers for the locks of a recording, so that waits for the same one are told from others. Bounded. */
final class LockNumbers {
    /** Not a lock, or one too many: the same as no other. */
    static final int UNKNOWN = 0;

    private static final int MAX_LOCKS = 1 << 12;
    private static final int BYTES_PER_LOCK = 120;

    private final HeapBudget budget;
    private final Map<Lock, Integer> numbers = new HashMap<>();

    LockNumbers(HeapBudget budget) {
        this.budget = budget;
    }

    private record Lock(String className, long address) {}

    int of(@Nullable WaitTarget target) {
        if (target == null || target.className().isEmpty()) {
            return UNKNOWN;
        }
        Lock lock = new Lock(target.className(), target.address());
        Integer known = numbers.get(lock);
        if (known != null) {
            return known;
        }
        if (numbers.size() == MAX_LOCKS) {
            return UNKNOWN;
        }
        budget.take(BYTES_PER_LOCK);
        numbers.put(lock, numbers.size() + 1);
        return numbers.size();
    }
}
