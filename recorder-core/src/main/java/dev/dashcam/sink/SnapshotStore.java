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

    /** Hands a sealed snapshot on to the sinks, with the label it was sealed with. Returns at once. */
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

    /**
     * The label that one of its sealed files was sealed with, which is readable where the file is encrypted; null where there is
     * none, or none that can be read. May read a file.
     */
    default @Nullable SnapshotLabel label(Path snapshot) {
        return null;
    }

    /** Where it is, for the start line and the status: {@code /tmp/dashcam/shop}. */
    String location();

    /** What is not as it was asked for, in sentences that end with what to do, for the start line and the status; null when all is. */
    default @Nullable String shortcoming() {
        return null;
    }

    /** How it is doing, and each of its sinks; null for a store that does not say. Must not block. Any thread. */
    default @Nullable StoreStatus status() {
        return null;
    }

    /**
     * A folder for what other parts of the recorder want to know after a restart, in files whose names begin with a dot; null when
     * there is none. It is there as long as the store is open, for nobody else to read, and no other recorder's.
     */
    default @Nullable Path stateFolder() {
        return null;
    }

    /**
     * The service is ready, so that what is done every now and then takes nothing from its start any more. Once, at once after the
     * store was opened where nobody waits for a start. Must not block, and returns before the first request is served.
     */
    default void ready() {}

    /** Lets go of what it holds, after a few seconds at most; sealed files stay. */
    @Override
    void close();

    /** A file being written: nobody sees it under its final name before {@link #seal}. */
    interface Draft extends AutoCloseable {
        /** The unfinished file: exists, empty, private to this process. */
        Path file();

        /**
         * Forces the file and its label to disk and gives the file its final name, atomically.
         *
         * @return the final file
         */
        Path seal(SnapshotLabel label) throws IOException;

        /** Deletes the file unless it was sealed. */
        @Override
        void close();
    }
}
