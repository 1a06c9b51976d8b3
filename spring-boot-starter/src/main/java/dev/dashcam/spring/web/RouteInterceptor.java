/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Tells a request's task its route as soon as Spring MVC has found the handler, so that a stuck one has it too, and lets it go
 * on wherever that handler does.
 */
final class RouteInterceptor implements HandlerInterceptor {
    private final HandlerKind.Known kinds;

    RouteInterceptor(HandlerKind.Known kinds) {
        this.kinds = kinds;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        OpenRequest open = OpenRequest.of(request);
        if (open != null && request.getDispatcherType() != DispatcherType.ERROR) {
            if (!isPartOfAnAnswer(open, request.getDispatcherType())) {
                look(open, handler);
            }
            open.route(request);
            CallableTasks.register(open.task(), request);
        }
        return true;
    }

    /** A handler that forwards to a file has not become one: somebody waits for what it did before. A filter may only forward. */
    private static boolean isPartOfAnAnswer(OpenRequest open, DispatcherType type) {
        return open.isMapped() && (type == DispatcherType.FORWARD || type == DispatcherType.INCLUDE);
    }

    private void look(OpenRequest open, Object handler) {
        switch (kinds.of(handler)) {
            case STREAM -> open.streams();
            case MANAGEMENT -> open.toManagement();
            default -> {}
        }
    }
}
