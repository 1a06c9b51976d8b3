/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.CodePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in the service's code a thread waited.
 *
 * @param isKnown whether the stack is known
 * @param inner the innermost frame of the service's code, null when there is none
 * @param caller the frame of another class that called that one; the same when there is none
 */
record Site(
        boolean isKnown,
        @Nullable StackTraceElement inner,
        @Nullable StackTraceElement caller) {
    static final Site UNKNOWN = new Site(false, null, null);

    static Site of(List<StackTraceElement> stack) {
        return stack.isEmpty() ? UNKNOWN : new Site(true, Frames.service(stack), Frames.caller(stack));
    }

    /** Whether the thread was in no code of the service's, as a pool's thread without work is. */
    boolean isIdle() {
        return isKnown && inner == null;
    }

    /** The innermost frame as a place. */
    CodePlace place() {
        return Frames.place(inner);
    }
}
