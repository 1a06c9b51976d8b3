/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import java.lang.reflect.Method;

/** Virtual threads from JDK 21 on; the programs are compiled for 17. */
final class VirtualThreads {
    private VirtualThreads() {}

    static Thread started(String name, Runnable work) throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Method start = type.getMethod("start", Runnable.class);
        return (Thread) start.invoke(type.getMethod("name", String.class).invoke(builder, name), work);
    }
}
