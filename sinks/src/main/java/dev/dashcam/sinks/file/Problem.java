/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What a file system refused, as a clause for people. */
final class Problem {
    private Problem() {}

    static IOException of(IOException failed, Path directory) {
        if (failed instanceof ClosedByInterruptException) {
            return new InterruptedIOException("the copy to " + directory + " was interrupted");
        }
        if (failed instanceof AccessDeniedException denied) {
            return new IOException(denied.getFile() + " cannot be used: access is denied", failed);
        }
        if (failed instanceof FileSystemException refused) {
            String reason = refused.getReason();
            return new IOException(
                    refused.getFile() + " cannot be used: "
                            + (reason == null ? refused.getClass().getSimpleName() : reason),
                    failed);
        }
        return failed;
    }
}
