/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import dev.dashcam.task.EventName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of requests: a method of HTTP and a pattern, never a path. Patterns come from the application's mappings, so there
 * are few; a client can choose neither them nor a method we do not know. Safe for all threads.
 */
final class RouteNames {
    /** What a request is called that no handler was found for, or not yet. */
    private static final String UNMAPPED = "(no route)";

    private static final String OTHER_METHOD = "OTHER";
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", OTHER_METHOD);

    private static final int MOST_KEPT = 2_000;

    /** Never changed. */
    private final Map<String, Map<String, EventName>> byMethod = new HashMap<>();

    RouteNames() {
        for (String method : METHODS) {
            byMethod.put(method, new ConcurrentHashMap<>());
        }
    }

    /** Such as {@code GET /orders/{id}}. */
    EventName of(@Nullable String method, String pattern) {
        Map<String, EventName> known = byMethod.get(method == null ? OTHER_METHOD : method);
        if (known == null) {
            return of(OTHER_METHOD, pattern);
        }
        EventName name = known.get(pattern);
        return name != null ? name : remember(known, method + " " + pattern, pattern);
    }

    /** Such as {@code GET (no route)}. */
    EventName unmapped(@Nullable String method) {
        return of(method, UNMAPPED);
    }

    private static EventName remember(Map<String, EventName> known, String text, String pattern) {
        EventName name = EventName.of(text);
        if (known.size() < MOST_KEPT) {
            known.put(pattern, name);
        }
        return name;
    }
}
