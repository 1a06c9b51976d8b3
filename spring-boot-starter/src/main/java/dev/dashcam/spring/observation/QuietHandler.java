/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.spring.context.CurrentRecorder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

/**
 * Keeps the failures of a handler from those who are observed, whose work would not be done: what opens a scope may be an
 * executor that is about to run it. The recorder counts them.
 */
final class QuietHandler implements ObservationHandler<Observation.Context> {
    private final ObservationHandler<Observation.Context> handler;
    private final CurrentRecorder recorder;

    QuietHandler(ObservationHandler<Observation.Context> handler, CurrentRecorder recorder) {
        this.handler = handler;
        this.recorder = recorder;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return handler.supportsContext(context);
    }

    @Override
    public void onStart(Observation.Context context) {
        try {
            handler.onStart(context);
        } catch (Throwable failed) {
            recorder.get().fault();
        }
    }

    @Override
    public void onError(Observation.Context context) {
        try {
            handler.onError(context);
        } catch (Throwable failed) {
            recorder.get().fault();
        }
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
        try {
            handler.onScopeOpened(context);
        } catch (Throwable failed) {
            recorder.get().fault();
        }
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
        try {
            handler.onScopeClosed(context);
        } catch (Throwable failed) {
            recorder.get().fault();
        }
    }

    @Override
    public void onScopeReset(Observation.Context context) {
        try {
            handler.onScopeReset(context);
        } catch (Throwable failed) {
            recorder.get().fault();
        }
    }

    @Override
    public void onStop(Observation.Context context) {
        try {
            handler.onStop(context);
        } catch (Throwable failed) {
            recorder.get().fault();
        }
    }
}
