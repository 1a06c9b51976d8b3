/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.logging;

import dev.dashcam.log.ApplicationLog;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/** The log that a recorder listens to, which is listened to no longer once that recorder has been closed: it has to depend on this. */
public final class LogsUntilTheEnd implements DisposableBean {
    /** What is listened to, null when nothing is. */
    public @Nullable ApplicationLog log() {
        return LogbackOfApplication.log();
    }

    @Override
    public void destroy() {
        LogbackOfApplication.endUnlessHeard();
    }
}
