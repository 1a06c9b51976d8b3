/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says why something could not be read. */
final class ReadFailures {
    private ReadFailures() {}

    /** A clause for people. */
    static String words(IOException failed) {
        String message = failed.getMessage();
        if (failed instanceof NoSuchFileException || failed instanceof FileNotFoundException) {
            return "there is no file " + message;
        }
        if (failed instanceof AccessDeniedException) {
            return "access to " + message + " is denied";
        }
        return message == null || message.isBlank() ? failed.toString() : message;
    }
}
