/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.account;

/**
 * Where a task is at an instant, as one int: in a region, in a child task that runs on its thread, outside any of them, or
 * not recorded.
 */
public final class Place {
    /** In no region and no child task. */
    public static final int OUTSIDE = -1;
    /** Before the recording is complete, and in nothing that is known. */
    public static final int NOT_RECORDED = -2;

    private Place() {}

    /** In the region whose name has this slot. */
    public static int region(int nameSlot) {
        return nameSlot << 1;
    }

    /** In the child task whose name has this slot. */
    public static int child(int nameSlot) {
        return nameSlot << 1 | 1;
    }

    /** Whether it is a region or a child task. */
    public static boolean isNamed(int place) {
        return place >= 0;
    }

    /** Whether it is a child task. */
    public static boolean isChild(int place) {
        return place >= 0 && (place & 1) == 1;
    }

    /** The slot of the name of a region or child task. */
    public static int nameSlot(int place) {
        return place >> 1;
    }
}
