/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.task.Task;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.springframework.util.ClassUtils;

/** Ties tasks to the distributed traces of their observations. */
interface TraceIds {
    /** Gives the task the ids of the observation's span, where there is one. */
    default void copy(Observation.Context context, Task task) {}

    /** With Micrometer Tracing where it is present. */
    static TraceIds find() {
        boolean isPresent = ClassUtils.isPresent(
                "io.micrometer.tracing.handler.TracingObservationHandler", TraceIds.class.getClassLoader());
        return isPresent ? new OfSpans() : new TraceIds() {};
    }

    /** The ids of spans. */
    final class OfSpans implements TraceIds {
        @Override
        public void copy(Observation.Context context, Task task) {
            TracingContext tracing = context.get(TracingContext.class);
            Span span = tracing == null ? null : tracing.getSpan();
            if (span != null) {
                task.trace(span.context().traceId(), span.context().spanId());
            }
        }
    }
}
