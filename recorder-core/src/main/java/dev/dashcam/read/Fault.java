/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

/**
 * Something wrong with a recording.
 *
 * @param entry the entry it is about, empty when it is about the file, or the entry's name cannot be read
 * @param offset where in the file it begins
 * @param bytes how many bytes of the file it is about, 0 for something that is missing
 * @param reason what is wrong, in words
 */
public record Fault(String entry, long offset, long bytes, String reason) {

    /** In one line. */
    @Override
    public String toString() {
        String subject = entry.isEmpty() ? "the file" : entry;
        return subject + " at byte " + offset + (bytes == 0 ? "" : " (" + bytes + " bytes)") + ": " + reason;
    }
}
