/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.thread;

/**
 * Threads of the recorder's own. They keep nothing of the thread that happens to start them: neither its inheritable thread
 * locals nor its context class loader, which may be that of an application that is taken down long before the recorder.
 */
public final class DaemonThread {
    private DaemonThread() {}

    /** A thread, not started, that does not keep the JVM from ending. */
    public static Thread of(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(DaemonThread.class.getClassLoader());
        // what ends one of them, such as a heap without room, is not for the application's handler or its standard
        // error
        thread.setUncaughtExceptionHandler((dead, thrown) -> {});
        return thread;
    }
}
