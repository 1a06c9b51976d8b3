/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm;

import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.jvm.JvmStatus.State;
import java.io.IOException;
import java.nio.file.Path;

/** Records the JVM's own events from when the service is ready. Safe for all threads. */
public interface JvmEvents extends AutoCloseable {
    /** The service is ready: recording begins, on a thread of its own. Once; returns at once. */
    void start();

    /** How it is doing. */
    JvmStatus status();

    /**
     * Copies what has been recorded. May take seconds, so whoever must not wait asks on another thread.
     *
     * @param fromNanos nothing older is needed, though whole chunks are copied
     * @param toNanos everything up to here is needed; there may be more
     * @param folder where the copy may be staged
     * @return the copy, to be closed
     * @throws IOException when there is none; the message says why
     */
    JvmCopy copy(long fromNanos, long toNanos, Path folder) throws IOException;

    /** Stops recording and removes its files; waits a few seconds at most. */
    @Override
    void close();

    /** Records nothing. */
    static JvmEvents off(String why) {
        return new JvmEvents() {
            @Override
            public void start() {}

            @Override
            public JvmStatus status() {
                return JvmStatus.without(State.OFF, why);
            }

            @Override
            public JvmCopy copy(long fromNanos, long toNanos, Path folder) throws IOException {
                throw new IOException(why);
            }

            @Override
            public void close() {}
        };
    }
}
