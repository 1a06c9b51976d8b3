/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestStartTest {
    private static final long NOW_MILLIS = 1_512_379_167_574L;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1512379167.454",
                "t=1512379167.454",
                "1512379167454",
                "t=1512379167454",
                "t=1512379167454000",
                "1512379167454000000"
            })
    void timeInAnyUnit_isSoLongAgo(String header) {
        assertThat(RequestStart.millisBefore(header, NOW_MILLIS)).isBetween(119L, 120L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=",
                "yesterday",
                "-1512379167",
                "1512379167.4.5",
                "1512379168",
                "1512370000",
                "9999999999999999999999999999",
                "0",
                "."
            })
    void whatIsNoTime_orOfAnotherClock_isUnknown(String header) {
        assertThat(RequestStart.millisBefore(header, NOW_MILLIS)).isEqualTo(RequestStart.UNKNOWN);
    }
}
