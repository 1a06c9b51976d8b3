/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The end of a request, once its error page, if there is one, has been rendered; a filter is left before that. Told by whatever the
 * container has for it: of Tomcat a {@link RequestEndValve}, else a {@link RequestEndListener}.
 */
final class RequestEnd {
    private static final String ATTRIBUTE = RequestEnd.class.getName();

    private RequestEnd() {}

    /** Whether a request's end will be told: not in a container that has nothing for it, as in tests. */
    static boolean willBeTold(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    /** A request begins whose end will be told. */
    static void promise(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    /** The container has done with a request, unless it goes on in other threads: ends its task. */
    static void tell(HttpServletRequest request) {
        OpenRequest open = OpenRequest.of(request);
        if (open != null && !open.hasEnded() && !goesOn(request)) {
            open.end(request);
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
