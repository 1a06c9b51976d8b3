/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.trigger.TriggerStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CountOfTriggersTest {
    private final CountOfTriggers count = new CountOfTriggers(TriggerStatus::captured);

    @Test
    void count_ofARuleThatWasTakenOut_stays() {
        assertThat(count.of(List.of(captured("a", 3), captured("b", 4)))).isEqualTo(7);
        assertThat(count.of(List.of(captured("b", 5)))).isEqualTo(8);
        assertThat(count.of(List.of())).isEqualTo(8);
    }

    @Test
    void ruleThatBeginsAnew_isCountedFromNothing() {
        count.of(List.of(captured("a", 3)));
        assertThat(count.of(List.of(captured("a", 1)))).isEqualTo(4);
        assertThat(count.of(List.of(captured("a", 2)))).isEqualTo(5);
    }

    @Test
    void ruleThatComesBack_isCountedFromNothing() {
        count.of(List.of(captured("a", 3)));
        count.of(List.of());
        assertThat(count.of(List.of(captured("a", 3)))).isEqualTo(6);
    }

    private static TriggerStatus captured(String name, long captured) {
        return new TriggerStatus(name, "latency", "running", 0, name, "", 0, captured, 0, Map.of(), 0, List.of());
    }
}
