/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that ended in the recording before the trigger.
 *
 * @param noun what they are, in the plural: {@code requests}, {@code messages}, {@code requests and messages}, or
 *     {@code tasks} when there are none of these and all tasks are meant
 * @param count how many there are
 * @param failed how many failed
 * @param slowestNanos the longest
 * @param p99Nanos how long 99 % of them took at most
 * @param longestCpuWaitNanos the longest wait for a CPU among them; -1 when it is not known for some of those that took
 *     more than 10 ms
 * @param longestWaits their longest other waits, those under 10 ms left out; null when the JVM does not tell of all of those that
 *     took more than 10 ms
 * @param quiet whether none took far longer than those of its name usually do, none failed, and none is open for long
 * @param names by name, most first; not all when there are many
 * @param failures those that failed by name and exception, most first; not all when there are many
 */
public record Overview(
        String noun,
        long count,
        long failed,
        long slowestNanos,
        long p99Nanos,
        long longestCpuWaitNanos,
        @Nullable LongestWaits longestWaits,
        boolean quiet,
        List<Name> names,
        List<Failure> failures) {

    /** Takes copies of the lists. */
    public Overview {
        names = List.copyOf(names);
        failures = List.copyOf(failures);
    }

    /** The tasks of one name. */
    public record Name(String name, long count, long failed, long typicalNanos, long p99Nanos, long slowestNanos) {}
}
