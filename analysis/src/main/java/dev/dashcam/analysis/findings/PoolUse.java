/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who was at work with a pool's items while a task waited for one. Who had one and did something else just then is not known.
 *
 * @param threads how many threads were
 * @param tasks the tasks they ran by name, most first
 * @param longest the one of them whose task had been running longest, or any where none had a task; null where there is none
 * @param size how large the pool was, null where that is not known
 */
public record PoolUse(
        long threads,
        List<Meanwhile.Count> tasks,
        @Nullable ThreadNow longest,
        @Nullable PoolSize size) {
    /** Takes a copy of the list. */
    public PoolUse {
        tasks = List.copyOf(tasks);
    }
}
