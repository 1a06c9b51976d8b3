/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Task;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.springframework.web.context.request.NativeWebRequest;

final class CallableTasksTest {
    @Test
    void callableOfARequestThatIsGone_isPartOfItsTask() {
        try (FlightRecorder recorder =
                FlightRecorder.builder().memory(4 << 20).readyLater().start()) {
            Task task = recorder.task("GET /report").detach();
            CallableTasks tasks = new CallableTasks(task);
            tasks.preProcess(gone(), () -> "");
            assertThat(recorder.currentTask().id()).isEqualTo(task.id());

            tasks.postProcess(gone(), () -> "", "");
            assertThat(recorder.currentTask().id()).isZero();
            task.close();
        }
    }

    private static NativeWebRequest gone() {
        return (NativeWebRequest) Proxy.newProxyInstance(
                CallableTasksTest.class.getClassLoader(),
                new Class<?>[] {NativeWebRequest.class},
                (proxy, method, arguments) -> {
                    throw new IllegalStateException("recycled");
                });
    }
}
