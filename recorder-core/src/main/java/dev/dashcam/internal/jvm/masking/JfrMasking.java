/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import dev.dashcam.internal.redaction.StringMask;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** Overwrites in a JFR recording what must not leave the service. */
public final class JfrMasking {
    private JfrMasking() {}

    /**
     * Overwrites what must not leave, in place: sizes and offsets stay, what reads JFR reads the result, with as many events as
     * before. The texts of events that hold the environment, properties, arguments and other processes go whole; in all other
     * texts of events and constants goes what {@code mask} replaces. A replaced text keeps its number of bytes, so spaces are
     * added or it is cut. The names and labels of event types, which come from code, stay as they are.
     *
     * <p>Runs on the caller's thread, needs no more heap for a longer file (1 MB, 10 MB where a text is a million
     * characters long), takes time in proportion to its length.
     *
     * @param file one or more finished chunks of JFR, and nothing else; open for reading and writing, and nobody else uses it.
     *     Its position is neither used nor moved
     * @param mask is asked about every text up to a million bytes long; longer ones go whole
     * @throws UnmaskableException if it cannot be shown that nothing is left: unfinished, damaged or unknown bytes, or the mask
     *     threw. Some of the file may have been overwritten; nothing of it may leave
     * @throws IOException if the file cannot be read or written; nothing of it may leave
     */
    public static MaskingReport mask(FileChannel file, StringMask mask) throws IOException {
        return new RecordingMasker(file, mask).mask();
    }
}
