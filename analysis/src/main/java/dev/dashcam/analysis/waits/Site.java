/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.CodePlace;
import dev.dashcam.source.SourceLinks;
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

    /** Where a thread was; a library's code is only told where none of the service's own is known to have called it. */
    static Site of(List<StackTraceElement> stack, SourceLinks links) {
        if (stack.isEmpty()) {
            return UNKNOWN;
        }
        int own = 0;
        while (own < stack.size() && !links.isOwn(stack.get(own))) {
            own++;
        }
        List<StackTraceElement> from = own < stack.size() ? stack.subList(own, stack.size()) : stack;
        return new Site(true, Frames.service(from), Frames.caller(from));
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
