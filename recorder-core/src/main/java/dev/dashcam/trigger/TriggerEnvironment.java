/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

import dev.dashcam.time.RecorderClock;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a recorder gives its engine. */
public interface TriggerEnvironment {
    /** The recorder's clock. */
    RecorderClock clock();

    /** When the recorder began to record, on its monotonic clock. */
    long startedNanos();

    /** How far back the ring is complete, on the recorder's monotonic clock. Cheap; any thread. */
    long completeFromNanos();

    /** The triggers the user gave to the builder, in that order; the engine adds none of its own. */
    List<Trigger> triggers();

    /** Whether the service was ready when the recorder was started; if not, {@link TriggerEngine#ready} follows. */
    default boolean isReady() {
        return true;
    }

    /** The tasks that are open. Any thread. */
    default OpenTasks openTasks() {
        return consumer -> {};
    }

    /**
     * A folder for what an engine wants to know after a restart: of this service alone, for nobody else to read, and for file names
     * that begin with a dot. Null when there is none.
     */
    default @Nullable Path stateFolder() {
        return null;
    }

    /** Where accepted calls are handed in. */
    CaptureDesk captures();

    /**
     * Has one line logged at INFO by the recorder's own thread. Never blocks; when too many wait, the line is dropped.
     */
    void say(String line);

    /**
     * The same about a task that is traced.
     *
     * @param traceId is with the line as {@code traceId} of the mapped diagnostic context, null when there is none
     */
    default void say(String line, @Nullable String traceId) {
        say(line);
    }
}
