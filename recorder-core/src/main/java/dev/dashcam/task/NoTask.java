/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The task of a recorder that is off. */
final class NoTask implements Task {
    private static final Scope NO_SCOPE = () -> {};

    @Override
    public long id() {
        return 0;
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public Task name(EventName name) {
        return this;
    }

    @Override
    public Task path(@Nullable String path) {
        return this;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.OTHER;
    }

    @Override
    public Task kind(TaskKind kind) {
        return this;
    }

    @Override
    public long startNanos() {
        return 0;
    }

    @Override
    public Task set(EventName key, @Nullable String value) {
        return this;
    }

    @Override
    public Task set(EventName key, long value) {
        return this;
    }

    @Override
    public Task set(EventName key, double value) {
        return this;
    }

    @Override
    public Task set(EventName key, boolean value) {
        return this;
    }

    // the overloads that take text do not look a name up when nothing is recorded
    @Override
    public Task set(String key, @Nullable String value) {
        return this;
    }

    @Override
    public Task set(String key, long value) {
        return this;
    }

    @Override
    public Task set(String key, double value) {
        return this;
    }

    @Override
    public Task set(String key, boolean value) {
        return this;
    }

    @Override
    public Task trace(@Nullable String traceId, @Nullable String spanId) {
        return this;
    }

    @Override
    public Task fail(@Nullable Throwable error) {
        return this;
    }

    @Override
    public Task fail() {
        return this;
    }

    @Override
    public Task slowerThan(Duration threshold) {
        return this;
    }

    @Override
    public Scope resume() {
        return NO_SCOPE;
    }

    @Override
    public Task detach() {
        return this;
    }

    @Override
    public Runnable wrap(Runnable work) {
        return work;
    }

    @Override
    public <T extends @Nullable Object> Callable<T> wrap(Callable<T> work) {
        return work;
    }

    @Override
    public void close() {}
}
