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
import org.springframework.web.servlet.DispatcherServlet;

/**
 * One HTTP request and its task, kept as an attribute of the request. Used by the threads that the container gives the request
 * to, one after the other; the container's request is touched on these alone, since it is used again for other requests.
 */
public final class OpenRequest {
    private static final String ATTRIBUTE = OpenRequest.class.getName();
    /** What a handler has thrown and somebody in Spring MVC has dealt with. */
    private static final String HANDLED = DispatcherServlet.EXCEPTION_ATTRIBUTE;

    private static final String ROUTE = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";
    private static final EventName STATUS = EventName.of("http.status");
    private static final EventName ABORTED = EventName.of("http.aborted");
    private static final int FIRST_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final Task task;
    private final RouteNames names;
    private final HttpServletResponse response;
    private volatile @Nullable Throwable thrown;
    private volatile @Nullable Throwable handled;
    private volatile boolean wasOnItsWay;
    private volatile boolean isLeftToTheServer;
    private volatile boolean isMapped;
    private volatile boolean isSettled;
    private int settledStatus;
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

    /** Whether it has the route of its handler. */
    boolean isMapped() {
        return isMapped;
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
    void toManagement() {
        task.kind(TaskKind.OTHER);
    }

    /** It failed. Any thread. */
    public void failed(Throwable error) {
        task.fail(unwrapped(error));
        thrown = error;
        isSettled = false;
    }

    /** It failed with what nobody has dealt with, so the server will: before the end of the request is told, or behind it. */
    void leftToTheServer(Throwable error) {
        failed(error);
        isLeftToTheServer = true;
    }

    /** Its handler has thrown this, and somebody may deal with it. */
    void thrownByItsHandler(Throwable error) {
        wasOnItsWay = response.isCommitted();
        handled = error;
    }

    /** Takes over what is known of the answer while the filter has not been left, so that triggers can be asked about it. */
    public void settle(HttpServletRequest request) {
        leave(request);
        takeOver(request);
    }

    /**
     * The filter is being left. Whether the client has gone is told by whether the answer was on its way, so it has to be asked
     * before the container writes an error page.
     */
    void leave(HttpServletRequest request) {
        if (hasEnded || isSettled) {
            return;
        }
        try {
            route(request);
            Throwable error = error(request);
            if (error == null) {
                return;
            }
            boolean isOnItsWay = handled == null ? response.isCommitted() : wasOnItsWay;
            if (ClientAborts.isOne(error, isOnItsWay && response.getStatus() < FIRST_ERROR)) {
                // nobody waits any more, and how long it took was the client's doing
                task.kind(TaskKind.OTHER);
                task.set(ABORTED, true);
            } else if (ClientAborts.isTakenForOne(error) && isUnanswered()) {
                // Spring has taken it for a client that is gone, and the status says that all went well
                task.fail(unwrapped(error));
            }
        } catch (RuntimeException recycled) {
            // a container may refuse to tell of a request that it has done with
        }
    }

    private boolean isUnanswered() {
        return response.getStatus() < FIRST_ERROR && !response.isCommitted() && response.getContentType() == null;
    }

    /** It goes on in other threads, where it may become another one than it is by now. */
    void goesOn(HttpServletRequest request) {
        settle(request);
        isSettled = false;
    }

    /** Ends the task. A second call does nothing. */
    void end(HttpServletRequest request) {
        takeOver(request);
        hasEnded = true;
        task.close();
    }

    /** Once this was done only another status can make a difference, as that of an error page. */
    private void takeOver(HttpServletRequest request) {
        if (hasEnded) {
            return;
        }
        try {
            int status = status();
            if (!isSettled || status != settledStatus) {
                takeOver(request, status);
            }
        } catch (RuntimeException recycled) {
            // as above
        }
    }

    /** What the server answers to an exception, Jetty has not answered by now. */
    private int status() {
        int status = response.getStatus();
        return isLeftToTheServer && status < FIRST_ERROR && !response.isCommitted() ? SERVER_ERROR : status;
    }

    private void takeOver(HttpServletRequest request, int status) {
        route(request);
        task.set(STATUS, status);
        if (status >= SERVER_ERROR) {
            Throwable error = error(request);
            task.fail(error == null ? null : unwrapped(error));
        }
        if (AnswerKind.isStream(response, status)) {
            streams();
        }
        settledStatus = status;
        isSettled = true;
    }

    private @Nullable Throwable error(HttpServletRequest request) {
        Throwable known = thrown;
        if (known != null) {
            return known;
        }
        Throwable noted = handled;
        return noted == null && request.getAttribute(HANDLED) instanceof Throwable attribute ? attribute : noted;
    }

    /** What Spring and the container wrap around an exception says nothing. */
    private static Throwable unwrapped(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof ServletException && cause != null ? cause : error;
    }
}
