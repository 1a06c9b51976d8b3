/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How the memory a recorder may use outside the heap is divided: the JVM's own recording first, where there is one; of the rest
 * one half is the ring, the other the copy of it.
 */
public final class MemoryPlan {
    /** The least that is useful: a ring of nearly one MiB and its copy. */
    public static final long MIN_BYTES = 2L << 20;

    /** The most: a ring and its copy are each addressed by an int. */
    public static final long MAX_BYTES = 2L << 30;

    private static final long DEFAULT_BYTES = 64L << 20;
    private static final int SHARE_OF_MACHINE = 10;
    private static final int PAGE_BYTES = 4096;
    /** What the JDK takes outside the heap to write a snapshot and a trace to files, and the rounding of blocks. */
    private static final int WRITING_BYTES = 256 << 10;

    /** What JFR takes beside its files: its global buffers, and one for each of hundreds of threads. */
    private static final long JVM_BUFFERS_BYTES = 12L << 20;
    /** With less for ring and copy the JVM's events are not worth their memory. */
    private static final long LEAST_BESIDE_JVM_BYTES = 16L << 20;

    private MemoryPlan() {}

    /** The share of the JVM's own recording whose files take so much at most. */
    static long jvmBytes(long maxFileBytes) {
        return maxFileBytes + JVM_BUFFERS_BYTES;
    }

    /** Whether enough is left beside a share of the JVM's. */
    static boolean leavesEnough(long memoryBytes, long jvmBytes) {
        return memoryBytes - jvmBytes >= LEAST_BESIDE_JVM_BYTES;
    }

    /** 64 MiB or, if that is less, a tenth of the container's or machine's memory. */
    public static long defaultBytes() {
        // The bean below takes milliseconds to load; where the heap may be so large, the machine is.
        if (Runtime.getRuntime().maxMemory() / SHARE_OF_MACHINE >= DEFAULT_BYTES) {
            return DEFAULT_BYTES;
        }
        return Math.max(MIN_BYTES, Math.min(DEFAULT_BYTES, machineBytes() / SHARE_OF_MACHINE));
    }

    /** The ring's share of what the JVM leaves, in bytes; its copy gets as much, and what remains is for writing. */
    static int ringBytes(long memoryBytes, long jvmBytes) {
        long share = (memoryBytes - jvmBytes - WRITING_BYTES) / 2;
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
