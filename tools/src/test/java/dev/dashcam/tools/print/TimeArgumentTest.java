/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.tools.text.TimeScale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeArgumentTest {
    private static final TimeScale SCALE = new TimeScale(5_000_000_000L, 1_000_000_000L, false);

    @ParameterizedTest
    @CsvSource({
        "0, 5000000000",
        "-1.5s, 3500000000",
        "+250ms, 5250000000",
        "2m, 125000000000",
        "-0.8, 4200000000",
        "7us, 5000007000",
        "1970-01-01T00:00:02.5Z, 6500000000"
    })
    void of_lengthsAndDates_areInstantsOfTheRecording(String text, long nanos) {
        assertThat(TimeArgument.of(text).timeNanos(SCALE)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1.2.3s", "5 days", "99999999999s", "03:04:05"})
    void of_anythingElse_saysWhatToWrite(String text) {
        assertThatThrownBy(() -> TimeArgument.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is no time; write -1.5s");
    }
}
