/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.spring.web.OpenRequest;
import io.micrometer.observation.Observation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Finds the request that an observation is about. */
interface ServerRequests {
    /** Where requests are not tasks. */
    ServerRequests NONE = new ServerRequests() {};

    /** Whether the observation is that of a request to this server. */
    default boolean isOne(Observation.Context context) {
        return false;
    }

    /** The request with its task, null when there is none. */
    default @Nullable OpenRequest of(Observation.Context context) {
        return null;
    }

    /** The request is settled as far as it is known by now. */
    default void settle(Observation.Context context, OpenRequest request) {}

    /** Requests to servlets. */
    final class ToServlets implements ServerRequests {
        @Override
        public boolean isOne(Observation.Context context) {
            return context instanceof ServerRequestObservationContext;
        }

        @Override
        public @Nullable OpenRequest of(Observation.Context context) {
            HttpServletRequest request = carrier(context);
            OpenRequest open = request == null ? null : OpenRequest.of(request);
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
