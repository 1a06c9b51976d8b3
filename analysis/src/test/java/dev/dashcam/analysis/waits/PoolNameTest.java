/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pool is called by the names of its threads. */
final class PoolNameTest {
    @ParameterizedTest
    @CsvSource({
        "pool-3-thread-12, pool-3",
        "ForkJoinPool.commonPool-worker-1, ForkJoinPool.commonPool",
        "ForkJoinPool-2-worker-1, ForkJoinPool-2",
        "task-7, task",
        "orders #4, orders",
        "Worker-thread, Worker-thread",
        "mailer, mailer",
        "7, 7"
    })
    void pool_isWhatTheNamesOfItsThreadsHaveInCommon(String thread, String pool) {
        assertThat(PoolName.of(thread)).isEqualTo(pool);
    }
}
