/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

/** One row on its way into {@link Rows}: filled in, added, used again. For one thread. */
final class Row {
    RowKind kind = RowKind.VALUE;
    /** In JFR's ticks, or in nanoseconds once they are known. */
    long start;

    long end;
    int thread;
    int otherThread;
    int stack;
    /** Class of the object, host, path, or name of a value or range. */
    int text;
    /** The peer's address, or what the JVM calls a range. */
    int detail;
    /** The object's address, the bytes, or the value. */
    long number;

    int port;

    Row clear(RowKind newKind, long newStart, long newEnd) {
        kind = newKind;
        start = newStart;
        end = newEnd;
        thread = 0;
        otherThread = 0;
        stack = 0;
        text = 0;
        detail = 0;
        number = 0;
        port = 0;
        return this;
    }
}
