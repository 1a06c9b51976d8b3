/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.spring.context.CurrentRecorder;
import dev.dashcam.spring.web.OpenRequest;
import dev.dashcam.task.Task;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import org.jspecify.annotations.Nullable;

/**
 * Asks, when the observation of a request or message stops, whether it took too long, and gives the snapshot's id to the
 * observation: as a key of high cardinality, which reaches spans and not metrics.
 */
final class SnapshotIds implements ObservationFilter {
    private static final String KEY = "dashcam.snapshot";

    private final CurrentRecorder recorder;
    private final ServerRequests requests;

    SnapshotIds(CurrentRecorder recorder, ServerRequests requests) {
        this.recorder = recorder;
        this.requests = requests;
    }

    @Override
    public Observation.Context map(Observation.Context context) {
        try {
            addId(context);
        } catch (Throwable failed) {
            // whoever is observed must not know
            recorder.get().fault();
        }
        return context;
    }

    private void addId(Observation.Context context) {
        Task task = taskOf(context);
        Decision decision = task == null ? null : recorder.get().ending(task);
        String id = decision == null ? null : decision.snapshotId();
        if (id != null) {
            context.addHighCardinalityKeyValue(KeyValue.of(KEY, id));
        }
    }

    private @Nullable Task taskOf(Observation.Context context) {
        OpenRequest request = requests.of(context);
        if (request != null) {
            requests.settle(context, request);
            return request.task();
        }
        ObservedWork work = context.get(ObservedWork.class);
        return work == null ? null : work.task();
    }
}
