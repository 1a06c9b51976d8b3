/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;

/** Ends the task of a request once its error page, if there is one, has been rendered; a filter is left before that. */
final class RequestEndListener implements ServletRequestListener {
    private static final String ATTRIBUTE = RequestEndListener.class.getName();

    /** Whether a request's end will be told here: not in a container that has no such listeners, as in tests. */
    static boolean tellsTheEndOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        event.getServletRequest().setAttribute(ATTRIBUTE, true);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request) {
            OpenRequest open = OpenRequest.of(request);
            if (open != null && !open.hasEnded() && !goesOn(request)) {
                open.end(request);
            }
        }
    }

    private static boolean goesOn(HttpServletRequest request) {
        try {
            return request.isAsyncStarted();
        } catch (IllegalStateException failedAsynchronously) {
            return false;
        }
    }
}
