/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * One HTTP request and its task, kept as an attribute of the request. Used by the threads that the container gives the request
 * to, one after the other; the container's request is touched on these alone, since it is used again for other requests.
 */
public final class OpenRequest {
    private static final String ATTRIBUTE = OpenRequest.class.getName();
    private static final String ROUTE = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";
    private static final EventName STATUS = EventName.of("http.status");
    private static final EventName ABORTED = EventName.of("http.aborted");
    private static final int SERVER_ERROR = 500;

    private final Task task;
    private final RouteNames names;
    private final HttpServletResponse response;
    private volatile boolean isMapped;
    private volatile boolean hasEnded;

    private OpenRequest(Task task, RouteNames names, HttpServletResponse response) {
        this.task = task;
        this.names = names;
        this.response = response;
    }

    /** Remembers the task of a request. */
    static OpenRequest begin(Task task, RouteNames names, HttpServletRequest request, HttpServletResponse response) {
        OpenRequest open = new OpenRequest(task, names, response);
        request.setAttribute(ATTRIBUTE, open);
        return open;
    }

    /** What was remembered, null when the request has no task. */
    public static @Nullable OpenRequest of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof OpenRequest open ? open : null;
    }

    /** Its task. */
    public Task task() {
        return task;
    }

    /** Whether its task has ended. */
    public boolean hasEnded() {
        return hasEnded;
    }

    /** Takes over the route, as soon as there is one: the first, since an error page and a forward have routes of their own. */
    void route(HttpServletRequest request) {
        if (!isMapped
                && request.getDispatcherType() != DispatcherType.ERROR
                && request.getAttribute(ROUTE) instanceof String pattern) {
            isMapped = true;
            task.name(names.of(request.getMethod(), pattern));
        }
    }

    /** It answers with a body of unknown length, at the pace of whoever reads it. */
    void streams() {
        task.kind(TaskKind.STREAM);
    }

    /** Nobody's request: a probe, an endpoint of the management. */
    void isManagement() {
        task.kind(TaskKind.OTHER);
    }

    /** It failed; what Spring and the container wrap around an exception says nothing. */
    public void failed(Throwable error) {
        Throwable cause = error.getCause();
        task.fail(error instanceof ServletException && cause != null ? cause : error);
        if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
            // nobody waits any more, and how long it took was the client's doing
            task.kind(TaskKind.OTHER);
            task.set(ABORTED, true);
        }
    }

    /** Takes over what is known of the answer by now. */
    public void settle(HttpServletRequest request) {
        if (hasEnded) {
            return;
        }
        try {
            takeOver(request);
        } catch (RuntimeException recycled) {
            // a container may refuse to tell of a request that it has done with
        }
    }

    private void takeOver(HttpServletRequest request) {
        route(request);
        int status = response.getStatus();
        task.set(STATUS, status);
        if (status >= SERVER_ERROR) {
            task.fail();
        }
        if (AnswerKind.isStream(response, status)) {
            streams();
        }
    }

    /** Ends the task. A second call does nothing. */
    void end(HttpServletRequest request) {
        settle(request);
        hasEnded = true;
        task.close();
    }
}
