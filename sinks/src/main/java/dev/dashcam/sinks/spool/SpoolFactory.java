/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.sink.SnapshotStoreFactory;
import dev.dashcam.sink.StoreEnvironment;
import java.io.IOException;
import java.util.Objects;

/** Opens spools; found on the class path with the default settings and the system property {@value #DIRECTORY}. */
public final class SpoolFactory implements SnapshotStoreFactory {
    /** The system property that names the folder where the settings do not. */
    public static final String DIRECTORY = "dashcam.spool.directory";

    private final SpoolSettings settings;

    /** With the default settings. */
    public SpoolFactory() {
        this(SpoolSettings.builder().build());
    }

    /** With these settings. */
    public SpoolFactory(SpoolSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    @Override
    public SnapshotStore open(StoreEnvironment environment) throws IOException {
        return new Spool(SpoolPlace.open(settings, environment), settings, environment);
    }
}
