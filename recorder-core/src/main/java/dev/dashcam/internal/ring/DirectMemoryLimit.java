/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How much direct memory the JVM allows and how much of it is taken.
 *
 * @param limitBytes the limit, 0 when it cannot be told
 * @param usedBytes what counts against it
 * @param isExplicit whether somebody set it
 */
record DirectMemoryLimit(long limitBytes, long usedBytes, boolean isExplicit) {
    /** Who sets a limit has counted what the application needs: of such a limit take only what nobody will notice. */
    private static final int SHARE_OF_EXPLICIT = 16;

    /** As it is now. Where the JVM does not tell, no direct memory is ours to take. */
    static DirectMemoryLimit now() {
        try {
            long limit = 0;
            HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            if (hotSpot != null) {
                limit = Long.parseLong(
                        hotSpot.getVMOption("MaxDirectMemorySize").getValue());
            }
            boolean explicit = limit > 0;
            return new DirectMemoryLimit(explicit ? limit : Runtime.getRuntime().maxMemory(), used(), explicit);
        } catch (RuntimeException | LinkageError e) {
            return new DirectMemoryLimit(0, 0, false);
        }
    }

    private static long used() {
        long bytes = 0;
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            if (pool.getName().equals("direct")) {
                bytes += pool.getTotalCapacity();
            }
        }
        return bytes;
    }

    /** Whether the application, were so much taken, would be left with at least as much again. */
    boolean leavesEnoughBeside(long bytes) {
        long free = limitBytes - usedBytes;
        return bytes <= free / (isExplicit ? SHARE_OF_EXPLICIT : 2);
    }

    @Override
    public String toString() {
        return limitBytes == 0
                ? "its limit cannot be told"
                : String.format(
                        Locale.ROOT,
                        "limit %,d bytes%s, %,d used: too little is left for the application",
                        limitBytes,
                        isExplicit ? " by -XX:MaxDirectMemorySize" : "",
                        usedBytes);
    }
}
