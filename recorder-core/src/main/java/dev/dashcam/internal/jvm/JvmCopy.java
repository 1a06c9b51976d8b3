/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm;

import dev.dashcam.jvm.JvmStatus;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * A copy of the JVM's recording in a staged file that is deleted when closed.
 *
 * @param file the staged file, open for reading and writing
 * @param completeFromNanos the instant from which it holds everything above the thresholds
 * @param status the recording when it was copied
 */
public record JvmCopy(FileChannel file, long completeFromNanos, JvmStatus status) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        file.close();
    }
}
