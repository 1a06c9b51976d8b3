/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Notes what a handler has thrown before anybody deals with it: afterwards nothing may be left of it, as when a view shows it, and
 * nobody can tell any more whether the answer was on its way by then. Resolves nothing.
 */
final class NotedFailures implements HandlerExceptionResolver, Ordered {
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        OpenRequest open = OpenRequest.of(request);
        if (open != null) {
            open.thrownByItsHandler(thrown);
        }
        return null;
    }
}
