/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

/** A task's number as people read and type it: lower-case hexadecimal digits, such as {@code 51e0}. */
public final class TaskNumber {
    private TaskNumber() {}

    /** The number in digits. */
    public static String format(long taskId) {
        return Long.toHexString(taskId);
    }

    /**
     * The number that the digits mean.
     *
     * @throws NumberFormatException when they are none, or more than 16
     */
    public static long parse(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }
}
