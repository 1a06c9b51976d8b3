/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.analysis.findings.TaskNumber;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program measured itself.
 *
 * @param firstNanos for how long its cause held the task up
 * @param secondNanos the same of the second one, 0 where there was none
 * @param taskId the slow task
 * @param leastNanos the task took at least so long ...
 * @param mostNanos ... and at most so long
 * @param cpuWaitNanos for how long the task's thread was ready to run and had no processor, as the kernel says
 * @param stolenNanos for how long the machine's processors were away, as the kernel says
 */
record Told(
        long firstNanos,
        long secondNanos,
        long taskId,
        long leastNanos,
        long mostNanos,
        long cpuWaitNanos,
        long stolenNanos) {
    private static final Pattern LINE =
            Pattern.compile("cause=[\\w-]+ millis=([\\d.]+) second=[\\w-]+ millis=([\\d.]+) task=(\\w+)"
                    + " took=([\\d.]+)\\.\\.([\\d.]+) cpu-wait=([\\d.]+) stolen=([\\d.]+) file=.*\\R");

    static Told by(String output) {
        Matcher told = LINE.matcher(output);
        if (!told.matches()) {
            throw new IllegalArgumentException("The program said: " + output);
        }
        return new Told(
                nanos(told.group(1)),
                nanos(told.group(2)),
                TaskNumber.parse(told.group(3)),
                nanos(told.group(4)),
                nanos(told.group(5)),
                nanos(told.group(6)),
                nanos(told.group(7)));
    }

    private static long nanos(String millis) {
        return Math.round(Double.parseDouble(millis) * 1e6);
    }
}
