/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.heap;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The part of this JVM's heap in which objects end up that live long, and what the last collection left there. */
final class CollectedPool implements HeapLeft {
    private @Nullable MemoryPoolMXBean pool;
    private boolean hasLooked;

    @Override
    public @Nullable Left left() {
        if (!hasLooked) {
            pool = find();
            hasLooked = true;
        }
        MemoryUsage usage = pool == null ? null : pool.getCollectionUsage();
        if (pool == null || usage == null || usage.getUsed() <= 0) {
            return null;
        }
        // a generation that may take all of the heap has no limit of its own
        long most = usage.getMax() > 0 ? usage.getMax() : Runtime.getRuntime().maxMemory();
        return new Left(pool.getName(), usage.getUsed(), most);
    }

    /** That of the old generation; where there is but one generation, the heap. */
    private static @Nullable MemoryPoolMXBean find() {
        MemoryPoolMXBean only = null;
        for (MemoryPoolMXBean candidate : ManagementFactory.getMemoryPoolMXBeans()) {
            if (candidate.getType() != MemoryType.HEAP || candidate.getCollectionUsage() == null) {
                continue;
            }
            String name = candidate.getName().toLowerCase(Locale.ROOT);
            if (name.contains("old") || name.contains("tenured")) {
                return candidate;
            }
            boolean isYoung = name.contains("eden") || name.contains("survivor") || name.contains("young");
            if (!isYoung && only == null) {
                only = candidate;
            }
        }
        return only;
    }
}
