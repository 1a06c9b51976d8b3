/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import dev.dashcam.explain.Incident;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.ThreadAtTrigger;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A decoded recording to be explained.
 *
 * @param manifest what is known about it
 * @param fileName the name to call the file by
 * @param store its events
 * @param threads its threads
 */
public record ColumnIncident(Manifest manifest, String fileName, ColumnStore store, Threads threads)
        implements Incident {
    /** The threads as they were at the trigger. */
    @FunctionalInterface
    public interface Threads {
        /** Shows each. */
        void show(Consumer<ThreadAtTrigger> each) throws IOException;
    }

    @Override
    public EventStream events() {
        return store.events();
    }

    @Override
    public void threads(Consumer<ThreadAtTrigger> each) throws IOException {
        threads.show(each);
    }
}
