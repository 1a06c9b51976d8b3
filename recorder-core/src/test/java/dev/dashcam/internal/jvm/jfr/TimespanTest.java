/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TimespanTest {
    @Test
    void text_isReadAsJfrWritesIt() {
        assertThat(Timespan.nanos("20 ms")).isEqualTo(20_000_000);
        assertThat(Timespan.nanos("30000000 ns")).isEqualTo(30_000_000);
        assertThat(Timespan.nanos("1 s")).isEqualTo(1_000_000_000);
        assertThat(Timespan.nanos("0 ns")).isZero();
    }

    @Test
    void whatIsNoLengthOfTime_isLongerThanAny() {
        assertThat(Timespan.nanos("everyChunk")).isEqualTo(Long.MAX_VALUE);
        assertThat(Timespan.nanos("ten ms")).isEqualTo(Long.MAX_VALUE);
        assertThat(Timespan.nanos("9223372036854775807 d")).isEqualTo(Long.MAX_VALUE);
        assertThat(Timespan.nanos(null)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shorterOfTwo_isTheFirstWhenTheyAreAlike() {
        assertThat(Timespan.shorter("1 ms", "20 ms")).isEqualTo("1 ms");
        assertThat(Timespan.shorter("20 ms", "1 ms")).isEqualTo("1 ms");
        assertThat(Timespan.shorter("1 ms", "1000 us")).isEqualTo("1 ms");
        assertThat(Timespan.shorter("1 ms", null)).isEqualTo("1 ms");
    }
}
