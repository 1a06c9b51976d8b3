/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.explain;

import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.ThreadAtTrigger;
import java.io.IOException;
import java.util.function.Consumer;

/** A recording to be explained: what is known about it, and its events as often as they are asked for. */
public interface Incident {
    /** About how much heap the JVM's events may take where an incident is explained in the JVM that met it. */
    long MAX_JVM_BYTES = 6 << 20;

    /** How much heap the events of one generation may take there: some 250,000 of them. */
    long MAX_GENERATION_BYTES = 12 << 20;

    /** What is known about the recording; while it is being written, without verdict and entries. */
    Manifest manifest();

    /** The name to call the file by in the text, such as {@code 7f3k2q.dcam}. */
    String fileName();

    /** A new pass over all events in time order. The caller closes it. */
    EventStream events() throws IOException;

    /**
     * Shows each thread as it was when the recording was asked for; none where that is not known. May be called often.
     *
     * @throws IOException when that part cannot be read; some may have been shown by then
     */
    default void threads(Consumer<ThreadAtTrigger> each) throws IOException {}
}
