/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes each HTTP request a task, from before the first filter to after the last, error page and asynchronous parts included.
 * Request, response and their streams are handed on as they are.
 */
final class RequestTaskFilter implements Filter {
    private static final int HEADER_LENGTH = 55;
    private static final EventName QUEUE_TIME = EventName.of("queue.time.ms");

    private final FlightRecorder recorder;
    private final RouteNames names = new RouteNames();

    /** Records with this recorder. */
    RequestTaskFilter(FlightRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
            return;
        }
        OpenRequest open = OpenRequest.of(http);
        if (open == null) {
            begin(http, answer, chain);
        } else if (open.hasEnded()) {
            chain.doFilter(request, response);
        } else {
            goOn(open, http, answer, chain);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Task task = recorder.task(firstName(request), TaskKind.REQUEST);
        if (task.id() == 0) {
            chain.doFilter(request, response);
            return;
        }
        task.path(request.getMethod() + " " + request.getRequestURI());
        joinTrace(task, request.getHeader("traceparent"));
        noteQueueTime(task, request.getHeader(RequestStart.HEADER));
        OpenRequest open = OpenRequest.begin(task, names, request, response);
        try {
            chain.doFilter(request, response);
        } catch (Throwable thrown) {
            open.leftToTheServer(thrown);
            throw thrown;
        } finally {
            leave(open, request);
        }
    }

    /** An asynchronous part or the error page, perhaps on another thread. */
    private void goOn(OpenRequest open, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (Task.Scope scope = open.task().resume()) {
            chain.doFilter(request, response);
        } catch (Throwable thrown) {
            open.leftToTheServer(thrown);
            throw thrown;
        } finally {
            leave(open, request);
        }
    }

    /** The container takes the thread back. */
    private static void leave(OpenRequest open, HttpServletRequest request) {
        if (request.isAsyncStarted()) {
            open.goesOn(request);
            open.task().detach();
            awaitCompletion(open, request);
            return;
        }
        open.leave(request);
        if (!RequestEnd.willBeTold(request)) {
            open.end(request);
        }
    }

    private static void awaitCompletion(OpenRequest open, HttpServletRequest request) {
        try {
            request.getAsyncContext().addListener(new Completion(open));
        } catch (IllegalStateException completedMeanwhile) {
            open.end(request);
        }
    }

    /** A caller that is traced says so: {@code 00-<trace id>-<span id>-01}. What the service's own tracing says comes later. */
    private static void joinTrace(Task task, @Nullable String header) {
        if (header != null && header.length() >= HEADER_LENGTH) {
            task.trace(header.substring(3, 35), header.substring(36, 52));
        }
    }

    private static void noteQueueTime(Task task, @Nullable String header) {
        long millis =
                header == null ? RequestStart.UNKNOWN : RequestStart.millisBefore(header, System.currentTimeMillis());
        if (millis != RequestStart.UNKNOWN) {
            task.set(QUEUE_TIME, millis);
        }
    }

    /** What is known before anything is mapped: the servlet's pattern says something unless it is the one for everything. */
    private EventName firstName(HttpServletRequest request) {
        var mapping = request.getHttpServletMapping();
        String pattern = mapping == null ? null : mapping.getPattern();
        boolean says = pattern != null && pattern.length() > 1 && !pattern.equals("/*");
        return says && pattern != null ? names.of(request.getMethod(), pattern) : names.unmapped(request.getMethod());
    }

    private record Completion(OpenRequest open) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            HttpServletRequest request = request(event);
            if (request != null) {
                open.end(request);
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {
            Throwable error = event.getThrowable();
            HttpServletRequest request = request(event);
            if (error != null) {
                open.failed(error);
            }
            if (request != null) {
                open.leave(request);
            }
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // a part that was dispatched goes on asynchronously: listeners are forgotten then
            event.getAsyncContext().addListener(this);
        }

        private static @Nullable HttpServletRequest request(AsyncEvent event) {
            ServletRequest supplied = event.getSuppliedRequest();
            ServletRequest known =
                    supplied != null ? supplied : event.getAsyncContext().getRequest();
            return known instanceof HttpServletRequest request ? request : null;
        }
    }
}
