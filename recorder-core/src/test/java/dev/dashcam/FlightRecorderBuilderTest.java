/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dashcam.trigger.TakenNames;
import dev.dashcam.trigger.Trigger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlightRecorderBuilderTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.999S", "PT1H0.001S"})
    void window_outOfRange_isRefusedWithTheValue(Duration window) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlightRecorder.builder().window(window))
                .withMessage("window must be from 1 s to 1 h: " + window);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 64, (2L << 20) - 1, (2L << 30) + 1, Long.MAX_VALUE})
    void memory_outOfRange_isRefusedWithTheValue(long bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlightRecorder.builder().memory(bytes))
                .withMessage("memory must be from 2 MiB to 2 GiB: " + bytes + " bytes");
    }

    @Test
    void service_unfitForAFolder_isRefusedWithTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlightRecorder.builder().service("../shop"))
                .withMessageEndingWith(": ../shop");
    }

    @Test
    void trigger_sameNameTwice_isRefused() {
        FlightRecorderBuilder builder = FlightRecorder.builder().trigger(new NamedTrigger("latency"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.trigger(new NamedTrigger("latency")))
                .withMessage("a trigger named latency was added before");
    }

    @ParameterizedTest
    @ValueSource(strings = {TakenNames.MANUAL, TakenNames.SLOWER_THAN})
    void trigger_nameThatIsTaken_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlightRecorder.builder().trigger(new NamedTrigger(name)))
                .withMessage("A trigger is named " + name + ", which is taken; give it another name.");
    }

    @Test
    void warning_isANoteOfTheStatusAndInTheLogOnce() {
        try (FlightRecorder recorder = FlightRecorder.builder()
                .memory(4 << 20)
                .warning("The file is gone.")
                .start()) {
            assertThat(recorder.status().notes()).containsOnlyOnce("The file is gone.");
        }
        try (FlightRecorder recorder = FlightRecorder.builder()
                .memory(4 << 20)
                .warning("The file is gone.")
                .recordLater()
                .start()) {
            assertThat(recorder.status().notes()).containsOnlyOnce("The file is gone.");
        }
    }

    private record NamedTrigger(String name) implements Trigger {
        @Override
        public String kind() {
            return "test";
        }
    }
}
