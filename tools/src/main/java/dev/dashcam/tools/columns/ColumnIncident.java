/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import dev.dashcam.explain.Incident;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;

/**
 * A decoded recording to be explained.
 *
 * @param manifest what is known about it
 * @param fileName the name to call the file by
 * @param store its events
 */
public record ColumnIncident(Manifest manifest, String fileName, ColumnStore store) implements Incident {
    @Override
    public EventStream events() {
        return store.events();
    }
}
