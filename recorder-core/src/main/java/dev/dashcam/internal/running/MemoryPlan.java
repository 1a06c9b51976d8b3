/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How the memory a recorder may use outside the heap is divided: one half is the ring, the other the copy of it. */
public final class MemoryPlan {
    /** The least that is useful: a ring of nearly one MiB and its copy. */
    public static final long MIN_BYTES = 2L << 20;

    /** The most: a ring and its copy are each addressed by an int. */
    public static final long MAX_BYTES = 2L << 30;

    private static final long DEFAULT_BYTES = 64L << 20;
    private static final int SHARE_OF_MACHINE = 10;
    private static final int PAGE_BYTES = 4096;
    /** What the JDK takes outside the heap to write a snapshot and a trace to files, and the rounding of blocks. */
    private static final int WRITING_BYTES = 160 << 10;

    private MemoryPlan() {}

    /** 64 MiB or, if that is less, a tenth of the container's or machine's memory. */
    public static long defaultBytes() {
        return Math.max(MIN_BYTES, Math.min(DEFAULT_BYTES, machineBytes() / SHARE_OF_MACHINE));
    }

    /** The ring's share, in bytes; its copy gets as much, and what remains is for writing. */
    static int ringBytes(long memoryBytes) {
        long share = (memoryBytes - WRITING_BYTES) / 2;
        return (int) Math.min(Integer.MAX_VALUE - PAGE_BYTES, share) / PAGE_BYTES * PAGE_BYTES;
    }

    private static long machineBytes() {
        // The JVM knows the container's limit; other JVMs and trimmed ones may not offer this bean.
        try {
            return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                            && system.getTotalMemorySize() > 0
                    ? system.getTotalMemorySize()
                    : Long.MAX_VALUE;
        } catch (LinkageError trimmed) {
            return Long.MAX_VALUE;
        }
    }
}
