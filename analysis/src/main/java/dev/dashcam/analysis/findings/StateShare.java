/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import dev.dashcam.read.ThreadState;
import java.util.List;

/**
 * Time that a task spent in one state, for one thing.
 *
 * @param state what its thread did
 * @param object for what, such as a lock's class, a peer or a file; empty where there is none to name
 * @param nanos how long in all
 * @param times in how many stretches, 0 when that is not known
 * @param place the code it was in
 */
public record StateShare(State state, String object, long nanos, long times, CodePlace place) {

    /** The name of a peer begins with this when the thread waited for it to take what it was sent, not for its answer. */
    public static final String SENDING = "sending to ";

    /** The name of a peer that nobody tells: of a client that reads on a thread of its own JFR sees only whoever waits for it. */
    public static final String HTTP_ANSWER = "an answer over HTTP";

    /** Whether it is about sending to a peer. */
    public boolean isSending() {
        return state == State.NETWORK && object.startsWith(SENDING);
    }

    /** What a thread can do. The parts of an account are in one of these each. */
    public enum State {
        /** Waiting for a lock: a monitor, or a lock of {@code java.util.concurrent}. */
        LOCK,
        /** Waiting for a peer over a socket. */
        NETWORK,
        /** Waiting for a file. */
        DISK,
        /** In {@code Thread.sleep}. */
        SLEEPING,
        /** Parked, for something other than a lock: a queue, a future, a pool. */
        PARKED,
        /** Parked, as a virtual thread that keeps its carrier meanwhile: in a class initialiser, or below native code. */
        PINNED,
        /** In {@code Object.wait}. */
        WAITING,
        /** Waiting for the collector to find memory. */
        STALLED,
        /** All threads stood still: the collector, or another safepoint. */
        PAUSED,
        /** On CPU. */
        ON_CPU,
        /** Ready to run, waiting for a CPU. */
        WAITING_FOR_CPU,
        /** Waiting, of a task that has not ended: for what it waited for at the trigger, and maybe for other things before. */
        STILL_WAITING,
        /** None of these, as far as is known. */
        UNEXPLAINED;

        private static final List<String> LOCKS = List.of(
                "java.util.concurrent.locks.ReentrantLock$",
                "java.util.concurrent.locks.ReentrantReadWriteLock$",
                "java.util.concurrent.locks.StampedLock");

        /** The state of a wait that the JVM tells of, for an object of a class; the class may be empty. */
        public static State of(ThreadState wait, String className) {
            return switch (wait) {
                case BLOCKED -> LOCK;
                case WAITING -> WAITING;
                case PINNED -> PINNED;
                case SLEEPING -> SLEEPING;
                case SOCKET_READ, SOCKET_WRITE -> NETWORK;
                case FILE_READ, FILE_WRITE, FILE_FORCE -> DISK;
                case STALLED -> STALLED;
                default -> isLock(className) ? LOCK : PARKED;
            };
        }

        private static boolean isLock(String className) {
            for (int i = 0; i < LOCKS.size(); i++) {
                if (className.startsWith(LOCKS.get(i))) {
                    return true;
                }
            }
            return false;
        }

        /** Whether the thread waits for another thread of the same JVM. */
        public boolean isForAnotherThread() {
            return this == LOCK || this == PARKED || this == PINNED || this == WAITING;
        }

        /** Whether the thread waits for something outside the JVM. */
        public boolean isForOutside() {
            return this == NETWORK || this == DISK || this == SLEEPING;
        }
    }
}
