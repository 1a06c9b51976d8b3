/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.WaitTarget;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a wait is for, by its kind, the class waited on and the stack. */
public final class WaitState {
    /** Where threads wait for clients that read on threads of their own: class and begin of the method. */
    private static final Map<String, String> HTTP_CLIENTS = Map.of(
            "jdk.internal.net.http.HttpClientImpl", "send",
            "jdk.internal.net.http.ResponseSubscribers$HttpResponseInputStream", "",
            "org.springframework.http.client.JdkClientHttpRequest", "execute");

    private WaitState() {}

    /** Of a wait that ends with this event. */
    static State of(TraceEvent end) {
        return of(end.stateBefore(), end.waitTarget(), end.stack());
    }

    /** Of a wait that a thread was in. */
    public static State of(ThreadState wait, @Nullable WaitTarget target, List<StackTraceElement> stack) {
        State state = State.of(wait, target == null ? "" : target.className());
        return state == State.PARKED && isForHttpAnswer(stack) ? State.NETWORK : state;
    }

    // Asked of every wait of a window: a stream of each stack would be a tenth of all that explaining allocates.
    /** Whether it is for an answer that a client reads on a thread of its own, so that JFR tells of a park alone. */
    private static boolean isForHttpAnswer(List<StackTraceElement> stack) {
        for (int i = 0; i < stack.size(); i++) {
            StackTraceElement frame = stack.get(i);
            String method = HTTP_CLIENTS.get(frame.getClassName());
            if (method != null && frame.getMethodName().startsWith(method)) {
                return true;
            }
        }
        return false;
    }
}
