/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** The times in seconds at which a condition asks, looked at ten times a second. */
final class ConditionTest {
    private static final long TENTH_NANOS = 100_000_000L;

    private final List<Double> asked = new ArrayList<>();
    private Condition condition = new Condition(100, 0);
    private Decision answer = Decision.coalesced("7f3k2q", new CompletableFuture<>());
    private long tenths;

    @Test
    void value_thatReachesItsThreshold_isAskedAboutOnce() {
        look(1, () -> 99.9);
        look(5, () -> 100);
        assertThat(asked).containsExactly(1.0);
    }

    @Test
    void value_thatTremblesAboutItsThreshold_isAskedAboutOnce() {
        look(300, () -> tenths % 2 == 0 ? 101 : 91);
        assertThat(asked).containsExactly(0.0);
    }

    @Test
    void value_thatFellBelowNineTenths_isAskedAboutAgain() {
        look(1, () -> 100);
        look(1, () -> 89);
        look(1, () -> 100);
        assertThat(asked).containsExactly(0.0, 2.0);
    }

    @Test
    void value_thatStaysThere_isAskedAboutEveryTenMinutes() {
        look(3600, () -> 150);
        assertThat(asked).containsExactly(0.0, 600.0, 1200.0, 1800.0, 2400.0, 3000.0);
    }

    @Test
    void condition_thatHasToLast_beginsAnewWithEachBreak() {
        condition = new Condition(100, 10_000_000_000L);
        look(9, () -> 120);
        look(0.1, () -> 99);
        look(12, () -> 120);
        assertThat(asked).containsExactly(19.1);
    }

    @Test
    void refusedQuestion_isAskedAgain_moreAndMoreSeldom() {
        answer = Decision.suppressed(Reason.COOLDOWN);
        look(40, () -> 120);
        assertThat(asked).containsExactly(0.0, 1.0, 3.0, 7.0, 15.0, 25.0, 35.0);
        answer = Decision.coalesced("7f3k2q", new CompletableFuture<>());
        look(600, () -> 120);
        assertThat(asked).endsWith(35.0, 45.0);
    }

    @Test
    void unknownValue_neitherReachesNorFalls() {
        look(1, () -> 100);
        look(1, () -> Double.NaN);
        look(1, () -> 100);
        assertThat(asked).containsExactly(0.0);
        assertThat(condition.isReached()).isTrue();
        look(0.1, () -> Double.NaN);
        assertThat(condition.isReached()).isFalse();
    }

    @Test
    void clock_beforeZero_isNoMatter() {
        long nowNanos = Long.MIN_VALUE / 2;
        assertThat(condition.isDue(100, nowNanos)).isTrue();
        condition.answered(answer, nowNanos);
        assertThat(condition.isDue(100, nowNanos + TENTH_NANOS)).isFalse();
    }

    private void look(double seconds, DoubleSupplier value) {
        for (long until = tenths + Math.round(seconds * 10); tenths < until; tenths++) {
            long nowNanos = tenths * TENTH_NANOS;
            if (condition.isDue(value.getAsDouble(), nowNanos)) {
                asked.add(tenths / 10.0);
                condition.answered(answer, nowNanos);
            }
        }
    }
}
