/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** What a handler of Spring MVC is to the triggers. */
enum HandlerKind {
    /** Somebody waits for its answer. */
    ORDINARY,
    /** Its body goes out at the pace of whoever reads it. */
    STREAM,
    /** An endpoint of the management, such as a probe. */
    MANAGEMENT;

    /** In Spring Boot 3 and 4 alike. */
    private static final String ENDPOINTS = ".actuate.endpoint.";

    private static final int DEEPEST = 4;

    /** The kinds of handlers that were looked at. Safe for all threads. */
    static final class Known {
        /** By class and method: what an inherited method answers may be the class's choice. */
        private final Map<Class<?>, Map<Method, HandlerKind>> kinds = new ConcurrentHashMap<>();

        private final boolean deferredAreStreams;

        /**
         * @param deferredAreStreams whether a deferred result comes when something happens, as for those who poll long, and not
         *     when work is done
         */
        Known(boolean deferredAreStreams) {
            this.deferredAreStreams = deferredAreStreams;
        }

        HandlerKind of(Object handler) {
            if (handler instanceof HandlerMethod method) {
                Map<Method, HandlerKind> known = kinds.get(method.getBeanType());
                HandlerKind kind = known == null ? null : known.get(method.getMethod());
                return kind != null ? kind : remember(method);
            }
            return handler instanceof ResourceHttpRequestHandler ? STREAM : ORDINARY;
        }

        private HandlerKind remember(HandlerMethod method) {
            return kinds.computeIfAbsent(method.getBeanType(), type -> new ConcurrentHashMap<>())
                    .computeIfAbsent(method.getMethod(), key -> look(method, deferredAreStreams));
        }
    }

    private static HandlerKind look(HandlerMethod method, boolean deferredAreStreams) {
        if (method.getBeanType().getName().contains(ENDPOINTS)) {
            return MANAGEMENT;
        }
        if (deferredAreStreams
                && DeferredResult.class.isAssignableFrom(method.getReturnType().getParameterType())) {
            return STREAM;
        }
        ResolvableType answer = ResolvableType.forMethodParameter(method.getReturnType());
        // an answer may come wrapped: in an entity, in a future of one
        for (int depth = 0; depth < DEEPEST; depth++) {
            Class<?> type = answer.resolve(Object.class);
            if (StreamingResponseBody.class.isAssignableFrom(type)
                    || ResponseBodyEmitter.class.isAssignableFrom(type)
                    || Resource.class.isAssignableFrom(type)) {
                return STREAM;
            }
            if (!answer.hasGenerics()) {
                return ORDINARY;
            }
            answer = answer.getGeneric(0);
        }
        return ORDINARY;
    }
}
