/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads on which a client works, two at most: daemons that end by themselves, so that nobody has to end them. */
final class ClientThreads {
    private static final int MOST = 2;

    private ClientThreads() {}

    static Executor create() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(MOST, MOST, 2, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "dashcam-http");
                    thread.setDaemon(true);
                    thread.setContextClassLoader(ClientThreads.class.getClassLoader());
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
