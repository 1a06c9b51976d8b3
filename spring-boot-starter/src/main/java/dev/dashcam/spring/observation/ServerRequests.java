/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.spring.web.OpenRequest;
import io.micrometer.observation.Observation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.util.ClassUtils;

/**
 * Finds the request that an observation is about. The request itself is touched where the container has given it to the thread:
 * when the observation starts and when it stops. Its scopes are opened by any thread to which its context was handed on, also
 * when the container has long been using the same object for somebody else's request.
 */
interface ServerRequests {
    /** Those to servlets where Spring MVC is present, which makes them tasks; none where it is not. */
    static ServerRequests find() {
        boolean isPresent = ClassUtils.isPresent(
                "org.springframework.web.servlet.DispatcherServlet", ServerRequests.class.getClassLoader());
        return isPresent ? new ToServlets() : new ServerRequests() {};
    }

    /** Whether the observation is that of a request to this server. */
    default boolean isOne(Observation.Context context) {
        return false;
    }

    /** The observation of a request has started, on the thread that has the request: it is remembered with its task. */
    default void begun(Observation.Context context) {}

    /** The request with its task, null when there is none or it has ended. Any thread. */
    default @Nullable OpenRequest of(Observation.Context context) {
        return null;
    }

    /** The request is settled as far as it is known by now. On the thread that has it. */
    default void settle(Observation.Context context, OpenRequest request) {}

    /** Requests to servlets. */
    final class ToServlets implements ServerRequests {
        @Override
        public boolean isOne(Observation.Context context) {
            return context instanceof ServerRequestObservationContext;
        }

        @Override
        public void begun(Observation.Context context) {
            HttpServletRequest request = carrier(context);
            OpenRequest open = request == null ? null : OpenRequest.of(request);
            if (open != null) {
                context.put(OpenRequest.class, open);
            }
        }

        @Override
        public @Nullable OpenRequest of(Observation.Context context) {
            OpenRequest open = context.get(OpenRequest.class);
            return open == null || open.hasEnded() ? null : open;
        }

        @Override
        public void settle(Observation.Context context, OpenRequest open) {
            HttpServletRequest request = carrier(context);
            if (request != null) {
                open.settle(request);
            }
        }

        private static @Nullable HttpServletRequest carrier(Observation.Context context) {
            return context instanceof ServerRequestObservationContext server ? server.getCarrier() : null;
        }
    }
}
