/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.StateShare;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.scan.WaitState;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.WaitTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is waited for, told apart from others.
 *
 * @param state the kind of wait
 * @param className of a lock: its class; empty otherwise
 * @param address of a lock: where it is, 0 otherwise
 * @param name what to call it
 */
record WaitObject(State state, String className, long address, String name) {
    /**
     * What a wait is for.
     *
     * @param peer whom the region around it says is asked, empty when it says nobody
     */
    static WaitObject of(
            ThreadState threadState, @Nullable WaitTarget target, List<StackTraceElement> stack, String peer) {
        String className = target == null ? "" : target.className();
        State state = WaitState.of(threadState, target, stack);
        if (state == State.NETWORK && threadState == ThreadState.PARKED) {
            return new WaitObject(State.NETWORK, "", 0, peer.isEmpty() ? StateShare.HTTP_ANSWER : peer);
        }
        long address = target == null ? 0 : target.address();
        return switch (state) {
            case LOCK -> new WaitObject(state, className, address, lock(className, stack));
            case NETWORK -> new WaitObject(state, "", 0, peer(threadState, target));
            case DISK -> new WaitObject(state, "", 0, target == null ? "" : target.path());
            case PARKED -> new WaitObject(state, "", 0, parked(className, stack));
            default -> new WaitObject(state, "", 0, Frames.method(Frames.service(stack)));
        };
    }

    private static String lock(String className, List<StackTraceElement> stack) {
        boolean ofJdk = className.startsWith("java.");
        String simple = className.startsWith("java.util.concurrent.locks.")
                ? Frames.simple(className.contains("$") ? className.substring(0, className.indexOf('$')) : className)
                : Frames.simple(className);
        String method = ofJdk ? Frames.method(Frames.service(stack)) : "";
        return method.isEmpty() ? simple : simple + " in " + method;
    }

    private static String peer(ThreadState state, @Nullable WaitTarget target) {
        if (target == null) {
            return "";
        }
        String host = target.host().isEmpty() ? target.hostAddress() : target.host();
        if (host.isEmpty()) {
            return "";
        }
        return (state == ThreadState.SOCKET_WRITE ? StateShare.SENDING : "") + host + ":" + target.port();
    }

    private static String parked(String className, List<StackTraceElement> stack) {
        String known = KnownWaits.name(stack);
        if (!known.isEmpty()) {
            return known;
        }
        String method = Frames.method(Frames.service(stack));
        String outer = className.contains("$") ? className.substring(0, className.indexOf('$')) : className;
        String type = className.isEmpty() ? "" : Frames.simple(outer);
        if (type.equals("AbstractQueuedSynchronizer")) {
            type = "condition";
        }
        return type.isEmpty() || method.isEmpty() ? type + method : type + " in " + method;
    }
}
