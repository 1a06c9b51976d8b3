/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.torture;

import java.lang.reflect.Method;

/** Starts virtual threads where the JDK has them, from code that is compiled for one that does not. */
public final class VirtualThreads {
    private static final int FIRST_JDK = 21;

    /** Whether there are any. */
    public static final boolean EXIST = Runtime.version().feature() >= FIRST_JDK;

    private static final Method START = find();

    private VirtualThreads() {}

    /** Starts one. */
    public static Thread start(Runnable work) {
        try {
            return (Thread) START.invoke(null, work);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method find() {
        try {
            return EXIST ? Thread.class.getMethod("startVirtualThread", Runnable.class) : null;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
