/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.trigger.TriggerEngineFactory;
import dev.dashcam.triggers.Triggers;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    @Test
    void badArgument_namesValueAndRange() {
        assertThatThrownBy(() -> Triggers.latency(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The latency threshold is 0 s; it must be between 1 ns and 24 h.");
        assertThatThrownBy(() -> Triggers.latency(Duration.ofMillis(-5))).hasMessageContaining("is -5 ms;");
        assertThatThrownBy(() -> Triggers.latency(Duration.ofSeconds(1)).route("/a", Duration.ofDays(300_000)))
                .hasMessageContaining("between 1 ns and 24 h");
        assertThatThrownBy(() -> Triggers.named("a").cooldown(Duration.ofSeconds(-1)))
                .hasMessage("The cooldown is -1 s; it must be between 0 s and 24 h.");
        assertThatThrownBy(() -> Triggers.named(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TriggerSettings.builder().tail(Duration.ofSeconds(31)))
                .hasMessage("The tail is 31 s; it must be between 0 s and 30 s.");
        assertThatThrownBy(() -> TriggerSettings.builder().perHour(-1))
                .hasMessage("The budget of an hour is -1 snapshots; it must be between 0 and 1000.");
    }

    @Test
    void engine_isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(TriggerEngineFactory.class))
                .singleElement()
                .isInstanceOf(EngineFactory.class);
    }
}
