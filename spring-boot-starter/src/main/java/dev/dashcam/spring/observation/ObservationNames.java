/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.task.EventName;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.SenderContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/** What observations are called in a recording: names of low cardinality. Safe for all threads. */
final class ObservationNames {
    /** Contextual names are meant to be few; an application where they are not gets the plain ones. */
    private static final int MOST_CONTEXTUAL = 500;
    /** What tells one call of another service from another. */
    private static final List<String> OF_CALLS = List.of("method", "client.name", "uri");

    private static final String NONE = "none";

    private final Set<String> contextual = ConcurrentHashMap.newKeySet();

    EventName of(Observation.Context context) {
        if (context instanceof ScheduledTaskObservationContext job) {
            return EventName.of(
                    job.getTargetClass().getSimpleName() + "." + job.getMethod().getName());
        }
        String call = context instanceof SenderContext<?> ? call(context) : null;
        if (call != null) {
            return EventName.of(call);
        }
        String name = context.getContextualName();
        return EventName.of(name != null && isFew(name) ? name : context.getName());
    }

    /** Null where nothing tells it from others, as when a message is sent. */
    private static @Nullable String call(Observation.Context context) {
        StringBuilder name = new StringBuilder(String.valueOf(context.getName()));
        int plain = name.length();
        for (String key : OF_CALLS) {
            KeyValue value = context.getLowCardinalityKeyValue(key);
            if (value != null && !value.getValue().equals(NONE)) {
                name.append(' ').append(value.getValue());
            }
        }
        return name.length() > plain ? name.toString() : null;
    }

    private boolean isFew(String name) {
        return contextual.contains(name) || (contextual.size() < MOST_CONTEXTUAL && contextual.add(name));
    }
}
