/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.Failure;
import dev.dashcam.read.TraceEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The failed tasks by name and class of exception. The sorts that come after many others are not told apart. */
final class FailureTally {
    private static final int MAX_SORTS = 256;
    private static final int MAX_LISTED = 8;

    private final Map<Sort, Failure> bySort = new HashMap<>();

    private record Sort(String name, @Nullable String errorClass) {}

    void add(String name, TraceEvent end) {
        Sort sort = new Sort(name, end.errorClass());
        if (bySort.size() < MAX_SORTS || bySort.containsKey(sort)) {
            Failure failure = new Failure(name, sort.errorClass, 1, end.taskId(), end.timeNanos(), end.timeNanos());
            bySort.merge(sort, failure, Failure::and);
        }
    }

    /** The most frequent, the others in the order of their names. */
    List<Failure> listed() {
        return bySort.values().stream()
                .sorted(Comparator.comparingLong(Failure::count)
                        .reversed()
                        .thenComparing(Failure::name)
                        .thenComparing(failure -> String.valueOf(failure.errorClass())))
                .limit(MAX_LISTED)
                .toList();
    }
}
