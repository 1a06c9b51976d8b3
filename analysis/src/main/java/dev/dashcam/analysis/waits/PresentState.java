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
    /** A socket's constructor asks for the peer's address first. */
    private static final String ADDRESSES = "java.net.Inet";
    /** Their native methods compute. */
    private static final List<String> COMPUTING = List.of(
            "java.lang.Object",
            "java.lang.StrictMath",
            "java.lang.System",
            "java.lang.Thread",
            "java.lang.Throwable",
            "jdk.internal.misc.Unsafe");

    /** So do those of all classes there. */
    private static final List<String> COMPUTING_PACKAGES =
            List.of("java.lang.invoke.", "java.lang.reflect.", "java.util.zip.", "jdk.internal.reflect.");

    private PresentState() {}

    /** What it waits for, null when it runs or is ready to, or when it is not known whether it waits. */
    static @Nullable ThreadState of(ThreadAtTrigger thread) {
        if (thread.state() == Thread.State.BLOCKED) {
            return ThreadState.BLOCKED;
        }
        boolean waits = thread.state() == Thread.State.WAITING || thread.state() == Thread.State.TIMED_WAITING;
        List<StackTraceElement> jdk = Frames.aboveService(thread.stack());
        if (!waits) {
            return isInNativeMethod(thread) ? ofNativeMethod(jdk) : null;
        }
        // A virtual thread parks for a peer; any thread does for another one that reads from the same socket.
        if (isIn(jdk, SOCKETS) && target(thread).className().isEmpty()) {
            return ThreadState.SOCKET_READ;
        }
        if (isIn(jdk, "java.lang.Thread", "sleep")) {
            return ThreadState.SLEEPING;
        }
        return isIn(jdk, "java.lang.Object", "wait") ? ThreadState.WAITING : ThreadState.PARKED;
    }

    private static @Nullable ThreadState ofNativeMethod(List<StackTraceElement> jdk) {
        if (jdk.isEmpty() || jdk.get(0).getClassName().startsWith(ADDRESSES)) {
            return null;
        }
        // Before files: some JDKs write to sockets as they do to files.
        if (isIn(jdk, SOCKETS)) {
            return ThreadState.SOCKET_READ;
        }
        if (!isIn(jdk, FILES)) {
            return null;
        }
        String method = jdk.get(0).getMethodName();
        if (method.contains("read")) {
            return ThreadState.FILE_READ;
        }
        if (method.contains("write")) {
            return ThreadState.FILE_WRITE;
        }
        return method.contains("force") ? ThreadState.FILE_FORCE : null;
    }

    /** Whether it is in native code of which is not known whether it waits, as a name's lookup or a driver's code may. */
    static boolean isInUnknownNativeCode(ThreadAtTrigger thread) {
        if (thread.state() != Thread.State.RUNNABLE || !isInNativeMethod(thread) || of(thread) != null) {
            return false;
        }
        String top = thread.stack().get(0).getClassName();
        return !COMPUTING.contains(top) && COMPUTING_PACKAGES.stream().noneMatch(top::startsWith);
    }

    /** What it does to a file, which the JDK does not tell from a pipe; empty where it does nothing to one. */
    static String fileWork(ThreadState state) {
        return switch (state) {
            case FILE_READ -> "reading from a file or pipe";
            case FILE_WRITE -> "writing to a file or pipe";
            case FILE_FORCE -> "forcing a file to its device";
            default -> "";
        };
    }

    private static boolean isInNativeMethod(ThreadAtTrigger thread) {
        return !thread.stack().isEmpty() && thread.stack().get(0).isNativeMethod();
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
