/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.spring.context.CurrentRecorder;
import dev.dashcam.spring.web.OpenRequest;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class QuietHandlerTest {
    @Test
    void failureOfOurs_isCountedAndNobodyElses() {
        CurrentRecorder current = new CurrentRecorder();
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new QuietHandler(new Broken(), current))
                .observationFilter(new SnapshotIds(current, new BrokenRequests()));
        try (FlightRecorder recorder =
                FlightRecorder.builder().memory(4 << 20).readyLater().start()) {
            current.began(recorder);
            Observation observation = Observation.start("price", registry);
            Observation.Scope scope = observation.openScope();
            observation.error(new IllegalStateException());
            scope.close();
            observation.stop();

            assertThat(recorder.status().losses())
                    .as("five callbacks and the filter")
                    .containsEntry("internal-error", 6L);
        } finally {
            current.ended();
        }
    }

    private static final class Broken implements ObservationHandler<Observation.Context> {
        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        @Override
        public void onStart(Observation.Context context) {
            throw new IllegalStateException();
        }

        @Override
        public void onError(Observation.Context context) {
            throw new IllegalStateException();
        }

        @Override
        public void onScopeOpened(Observation.Context context) {
            throw new StackOverflowError();
        }

        @Override
        public void onScopeClosed(Observation.Context context) {
            throw new IllegalStateException();
        }

        @Override
        public void onStop(Observation.Context context) {
            throw new IllegalStateException();
        }
    }

    private static final class BrokenRequests implements ServerRequests {
        @Override
        public @Nullable OpenRequest of(Observation.Context context) {
            throw new IllegalStateException();
        }
    }
}
