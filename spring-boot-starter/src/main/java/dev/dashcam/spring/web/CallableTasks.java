/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import dev.dashcam.task.Task;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;

/** Lets a request's task go on in the thread that Spring MVC gives its {@code Callable} or streaming body to. */
final class CallableTasks implements CallableProcessingInterceptor {
    @SuppressWarnings("ThreadLocalUsage") // one for each application, emptied after each use
    private final ThreadLocal<Task.@Nullable Scope> scopes = new ThreadLocal<>();

    @Override
    public <T> void preProcess(NativeWebRequest request, Callable<T> callable) {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        OpenRequest open = servletRequest == null ? null : OpenRequest.of(servletRequest);
        if (open != null) {
            scopes.set(open.task().resume());
        }
    }

    @Override
    public <T> void postProcess(NativeWebRequest request, Callable<T> callable, @Nullable Object result) {
        Task.Scope scope = scopes.get();
        if (scope != null) {
            scopes.remove();
            scope.close();
        }
    }
}
