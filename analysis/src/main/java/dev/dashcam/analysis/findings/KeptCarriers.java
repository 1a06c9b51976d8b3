/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import dev.dashcam.task.TaskKind;

/**
 * Other virtual threads that were pinned to their carriers during a task. A virtual thread that may go on waits for a carrier
 * while all are kept, and the JVM does not tell of that wait.
 *
 * @param threads how many
 * @param nanos for how long of the task at least one of them was
 * @param longestNanos for how long of the task the one was that was longest
 * @param longestThreadName that thread's name, empty when it has none
 * @param longestKind the kind of the task that it ran
 * @param longestName the name of the task that it ran, empty for none
 * @param longestPlace the code that it was in
 */
public record KeptCarriers(
        int threads,
        long nanos,
        long longestNanos,
        String longestThreadName,
        TaskKind longestKind,
        String longestName,
        CodePlace longestPlace) {}
