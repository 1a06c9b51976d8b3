/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sink;

import java.io.IOException;

/** Opens stores; found with {@link java.util.ServiceLoader}. */
@FunctionalInterface
public interface SnapshotStoreFactory {
    /**
     * Opens the store of one recorder. Called once, by the thread that starts the recorder.
     *
     * @throws IOException when the place cannot be used; the message says what to do. The recorder then records without a
     *     store and says so.
     */
    SnapshotStore open(StoreEnvironment environment) throws IOException;
}
