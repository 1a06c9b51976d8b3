/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Task;
import org.junit.jupiter.api.Test;

final class TaskAccessorTest {
    @Test
    void task_isCarriedWhereAnotherContextIsOff() {
        CurrentRecorder off = new CurrentRecorder();
        off.began(FlightRecorder.off());
        CurrentRecorder on = new CurrentRecorder();
        try (FlightRecorder recorder =
                FlightRecorder.builder().memory(4 << 20).readyLater().start()) {
            on.began(recorder);
            TaskAccessor accessor = new TaskAccessor();
            try (Task task = recorder.task("GET /checkout")) {
                assertThat(accessor.getValue()).isSameAs(task);
            }
            assertThat(accessor.getValue()).isNull();
        } finally {
            on.ended();
            off.ended();
        }
    }
}
