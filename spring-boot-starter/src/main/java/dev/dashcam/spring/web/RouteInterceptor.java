/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Tells a request's task its route as soon as Spring MVC has found the handler, so that a stuck one has it too. */
final class RouteInterceptor implements HandlerInterceptor {
    private final HandlerKind.Known kinds;

    RouteInterceptor(HandlerKind.Known kinds) {
        this.kinds = kinds;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        OpenRequest open = OpenRequest.of(request);
        if (open != null && request.getDispatcherType() != DispatcherType.ERROR) {
            open.route(request);
            switch (kinds.of(handler)) {
                case STREAM -> open.streams();
                case MANAGEMENT -> open.toManagement();
                default -> {}
            }
        }
        return true;
    }
}
