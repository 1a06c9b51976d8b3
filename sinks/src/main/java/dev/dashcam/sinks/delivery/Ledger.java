/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

import dev.dashcam.sink.SealedSnapshot;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where delivery finds sealed snapshots, and what it puts down of them for the time after a restart. Safe for all threads. */
public interface Ledger {

    /**
     * A snapshot with its label, null when it is not there any more. May read files.
     *
     * @throws IOException when it is there but its label cannot be read
     */
    @Nullable
    SealedSnapshot find(String id) throws IOException;

    /** Whether this sink has it, or will never take it. May read files. */
    boolean isSettled(String id, String sink);

    /** Puts down that this sink has it, or will never take it. May write files; a failure means that it is sent once more. */
    void settle(String id, String sink, Outcome outcome);

    /** What became of a snapshot at a sink for good. */
    enum Outcome {
        /** It has arrived. */
        ARRIVED,
        /** The sink will never take it. */
        REFUSED
    }
}
