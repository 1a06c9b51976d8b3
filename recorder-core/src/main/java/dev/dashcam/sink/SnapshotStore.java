/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sink;

import dev.dashcam.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The local store: every snapshot is in it from sealing until its quota needs the room. */
public interface SnapshotStore extends AutoCloseable {

    /**
     * Why it cannot take a snapshot now, as a clause for people, null when it can. Answers from published state: called on
     * the application's threads.
     */
    @Nullable
    String refusal();

    /**
     * Begins a file. Called by the recorder's capture thread, one at a time.
     *
     * @throws IOException when the place cannot be written; the message says what to do
     */
    Draft begin(String snapshotId) throws IOException;

    /** Hands a sealed snapshot on to the sinks. Returns at once. */
    void deliver(Snapshot snapshot);

    /**
     * Hands a sealed snapshot to each sink once, without trying again, and waits for them, a minute at most: for a drill.
     *
     * @return what became of it at each sink, in their order
     */
    default List<Delivered> deliverNow(Snapshot snapshot) {
        return List.of();
    }

    /** The sealed files, oldest first. */
    List<Path> list();

    /** Where it is, for the start line and the status: {@code /tmp/dashcam/shop}. */
    String location();

    /** Lets go of what it holds; sealed files stay. */
    @Override
    void close();

    /** A file being written: nobody sees it under its final name before {@link #seal()}. */
    interface Draft extends AutoCloseable {
        /** The unfinished file: exists, empty, private to this process. */
        Path file();

        /**
         * Forces the file to disk and gives it its final name, atomically.
         *
         * @return the final file
         */
        Path seal() throws IOException;

        /** Deletes the file unless it was sealed. */
        @Override
        void close();
    }
}
