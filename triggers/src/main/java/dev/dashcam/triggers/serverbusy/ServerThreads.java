/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.serverbusy;

import org.jspecify.annotations.Nullable;

/** The pool of threads of which a server takes one for each request. */
@FunctionalInterface
public interface ServerThreads {
    /** How busy they are, null where there is no pool or it is not there yet. By one thread, about once a second. */
    @Nullable
    ServerLoad load();
}
