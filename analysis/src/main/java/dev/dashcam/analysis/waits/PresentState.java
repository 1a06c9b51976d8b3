/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.WaitTarget;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says from a thread's state and the JDK's frames at the top of its stack what it does: a thread that waits for a socket or a
 * file is one that runs, as far as Java knows.
 */
final class PresentState {
    private static final Set<String> LOCKS = Set.of(
            "java.util.concurrent.locks.ReentrantLock",
            "java.util.concurrent.locks.ReentrantReadWriteLock",
            "java.util.concurrent.locks.StampedLock");
    private static final List<String> FILES = List.of(
            "sun.nio.ch.FileChannelImpl",
            "sun.nio.ch.FileDispatcherImpl",
            "sun.nio.ch.UnixFileDispatcherImpl",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.RandomAccessFile");
    private static final List<String> SOCKETS = List.of(
            "sun.nio.ch.NioSocketImpl",
            "sun.nio.ch.SocketChannelImpl",
            "sun.nio.ch.ServerSocketChannelImpl",
            "sun.nio.ch.DatagramChannelImpl",
            "java.net.Socket",
            "java.net.ServerSocket");

    private PresentState() {}

    /** What it waits for, null when it runs or is ready to. */
    static @Nullable ThreadState of(ThreadAtTrigger thread) {
        if (thread.state() == Thread.State.BLOCKED) {
            return ThreadState.BLOCKED;
        }
        boolean waits = thread.state() == Thread.State.WAITING || thread.state() == Thread.State.TIMED_WAITING;
        boolean inKernel = !thread.stack().isEmpty() && thread.stack().get(0).isNativeMethod();
        if (!waits && !inKernel) {
            return null;
        }
        List<StackTraceElement> jdk = Frames.aboveService(thread.stack());
        if (isIn(jdk, FILES)) {
            return ThreadState.FILE_READ;
        }
        if (isIn(jdk, SOCKETS)) {
            return ThreadState.SOCKET_READ;
        }
        if (!waits) {
            return null;
        }
        if (isIn(jdk, "java.lang.Thread", "sleep")) {
            return ThreadState.SLEEPING;
        }
        return isIn(jdk, "java.lang.Object", "wait") ? ThreadState.WAITING : ThreadState.PARKED;
    }

    /** What it waits on. Of a virtual thread the JDK does not say it, but the stack may. */
    static WaitTarget target(ThreadAtTrigger thread) {
        String lockClass = thread.lockClass();
        if (lockClass.isEmpty() && thread.isVirtual()) {
            lockClass = Frames.aboveService(thread.stack()).stream()
                    .map(StackTraceElement::getClassName)
                    .map(name -> name.contains("$") ? name.substring(0, name.indexOf('$')) : name)
                    .filter(LOCKS::contains)
                    .findFirst()
                    .map(name -> name + "$")
                    .orElse("");
        }
        return new WaitTarget(lockClass, 0, thread.lockOwnerId(), thread.lockOwnerName(), "", "", 0, "", 0);
    }

    private static boolean isIn(List<StackTraceElement> frames, List<String> classes) {
        return frames.stream().anyMatch(frame -> classes.stream().anyMatch(frame.getClassName()::startsWith));
    }

    private static boolean isIn(List<StackTraceElement> frames, String className, String method) {
        return frames.stream()
                .anyMatch(frame -> frame.getClassName().equals(className)
                        && frame.getMethodName().startsWith(method));
    }
}
