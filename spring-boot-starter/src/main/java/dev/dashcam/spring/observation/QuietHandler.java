/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.spring.context.CurrentRecorder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.function.BiConsumer;

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
        quietly(ObservationHandler::onStart, context);
    }

    @Override
    public void onError(Observation.Context context) {
        quietly(ObservationHandler::onError, context);
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
        quietly(ObservationHandler::onScopeOpened, context);
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
        quietly(ObservationHandler::onScopeClosed, context);
    }

    @Override
    public void onScopeReset(Observation.Context context) {
        quietly(ObservationHandler::onScopeReset, context);
    }

    @Override
    public void onStop(Observation.Context context) {
        quietly(ObservationHandler::onStop, context);
    }

    private void quietly(
            BiConsumer<ObservationHandler<Observation.Context>, Observation.Context> callback,
            Observation.Context context) {
        try {
            callback.accept(handler, context);
        } catch (Throwable failed) {
            recorder.get().fault();
        }
    }
}
