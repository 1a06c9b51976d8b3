/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.failure;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Listens in on the default handler of uncaught exceptions, which goes on as if nobody did. */
final class UncaughtHandler implements UncaughtExceptionHandler {
    /** With this a thread is ended on purpose, of which the JVM says nothing. By name: later JDKs do not have it. */
    private static final String ON_PURPOSE = "java.lang.ThreadDeath";

    private volatile @Nullable BiConsumer<Thread, Throwable> listener;
    private volatile @Nullable UncaughtExceptionHandler next;

    UncaughtHandler(BiConsumer<Thread, Throwable> listener) {
        this.listener = listener;
    }

    /** Puts itself before the handler that is there. */
    void join() {
        next = Thread.getDefaultUncaughtExceptionHandler();
        try {
            Thread.setDefaultUncaughtExceptionHandler(this);
        } catch (SecurityException notAllowed) {
            // then nobody is listened to
        }
    }

    /** Gives the place back. Where somebody has put a handler before this one, it stays behind that and does nothing of its own. */
    void leave() {
        listener = null;
        if (Thread.getDefaultUncaughtExceptionHandler() == this) {
            Thread.setDefaultUncaughtExceptionHandler(next);
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        BiConsumer<Thread, Throwable> told = listener;
        try {
            if (told != null) {
                told.accept(thread, thrown);
            }
        } catch (RuntimeException | Error ours) {
            // what has happened to the thread must reach whoever it would have reached
        }
        UncaughtExceptionHandler then = next;
        if (then != null) {
            then.uncaughtException(thread, thrown);
        } else if (!thrown.getClass().getName().equals(ON_PURPOSE)) {
            print(thread, thrown);
        }
    }

    /** What {@link ThreadGroup#uncaughtException} prints where there is no default handler, which it takes us for. */
    @SuppressWarnings("SystemOut")
    private static void print(Thread thread, Throwable thrown) {
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        thrown.printStackTrace(System.err);
    }
}
