/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.thread;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** What newer JDKs tell about threads, asked for from code that also runs on JDK 17. */
public final class Threads {
    private static final @Nullable MethodHandle IS_VIRTUAL = find("isVirtual", boolean.class);
    private static final @Nullable MethodHandle THREAD_ID = find("threadId", long.class);

    private Threads() {}

    /** Whether it is a virtual thread. */
    public static boolean isVirtual(Thread thread) {
        try {
            return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(thread);
        } catch (Throwable e) {
            return false;
        }
    }

    /** The thread's id; where the JDK allows it, one that no application can override. */
    public static long id(Thread thread) {
        try {
            return THREAD_ID == null ? thread.getId() : (long) THREAD_ID.invokeExact(thread);
        } catch (Throwable e) {
            return thread.getId();
        }
    }

    private static @Nullable MethodHandle find(String name, Class<?> type) {
        try {
            return MethodHandles.publicLookup().findVirtual(Thread.class, name, MethodType.methodType(type));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
