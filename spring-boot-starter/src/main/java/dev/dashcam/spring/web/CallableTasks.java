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
import org.springframework.web.context.request.async.WebAsyncUtils;

/**
 * Lets the task of one request go on in the thread that Spring MVC gives its {@code Callable} or streaming body to. The request
 * is not touched there: it may have timed out meanwhile, and be another one.
 */
final class CallableTasks implements CallableProcessingInterceptor {
    private final Task task;
    private Task.@Nullable Scope scope;

    CallableTasks(Task task) {
        this.task = task;
    }

    /** For whatever the handler of this request returns. */
    static void register(Task task, HttpServletRequest request) {
        WebAsyncUtils.getAsyncManager(request)
                .registerCallableInterceptor(CallableTasks.class, new CallableTasks(task));
    }

    @Override
    public <T> void preProcess(NativeWebRequest request, Callable<T> callable) {
        scope = task.resume();
    }

    @Override
    public <T> void postProcess(NativeWebRequest request, Callable<T> callable, @Nullable Object result) {
        Task.Scope resumed = scope;
        if (resumed != null) {
            scope = null;
            resumed.close();
        }
    }
}
