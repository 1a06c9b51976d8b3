/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.meters;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The registries of meters that the application has, once Spring Boot has told of them. It names no class of Micrometer's, which may
 * be missing. Any thread.
 */
public final class BoundRegistries {
    private final CopyOnWriteArrayList<Object> registries = new CopyOnWriteArrayList<>();
    private @Nullable Runnable waiting;
    private boolean isReady;

    /** Makes one known. */
    public void add(Object registry) {
        registries.addIfAbsent(registry);
    }

    /** Those that are known by now. */
    public List<Object> all() {
        return registries;
    }

    /** The application is ready. Does not wait for what follows from that. */
    public void ready() {
        Runnable begun;
        synchronized (this) {
            isReady = true;
            begun = waiting;
            waiting = null;
        }
        begin(begun);
    }

    /** What is to be done once the application is ready, on a thread of its own; there is one such thing. */
    void whenReady(Runnable work) {
        Runnable begun;
        synchronized (this) {
            begun = isReady ? work : null;
            waiting = isReady ? null : work;
        }
        begin(begun);
    }

    private static void begin(@Nullable Runnable work) {
        if (work != null) {
            Thread thread = new Thread(null, work, "dashcam-meters", 0, false);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler(new Silence());
            thread.start();
        }
    }

    /** What ends the thread, such as a context that is closed meanwhile, is not for the application's handler. */
    private static final class Silence implements Thread.UncaughtExceptionHandler {
        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            // the meters are missing, and nothing else is
        }
    }
}
