/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunQueueWaitTest {

    @ParameterizedTest(name = "{0} ms of waiting, {1} ms on CPU")
    @CsvSource({
        "354, 3, -1",
        "354, 40, 354",
        "200, 10, 200",
        "201, 10, -1",
        "9, 0, 9",
        "11, 0, -1",
        "354, -1, 354",
        "-1, 3, -1",
    })
    void wait_isBelieved_whereTheThreadHadMuchToDo(long runQueueMillis, long cpuMillis, long believedMillis) {
        assertThat(RunQueueWait.believedNanos(nanos(runQueueMillis), nanos(cpuMillis)))
                .isEqualTo(nanos(believedMillis));
    }

    private static long nanos(long millis) {
        return millis < 0 ? -1 : millis * 1_000_000;
    }
}
