/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the parts that other artifacts bring. */
final class Parts {
    private Parts() {}

    /** The first provider that our own class loader sees, else the first that the thread's context loader sees. */
    static <T> Optional<T> find(Class<T> type) {
        Optional<T> own = find(type, type.getClassLoader());
        return own.isPresent() ? own : find(type, Thread.currentThread().getContextClassLoader());
    }

    private static <T> Optional<T> find(Class<T> type, ClassLoader loader) {
        try {
            return ServiceLoader.load(type, loader).findFirst();
        } catch (ServiceConfigurationError | LinkageError broken) {
            return Optional.empty();
        }
    }
}
