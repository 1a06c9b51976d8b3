/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import dev.dashcam.configuration.settings.Settings;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.logback.LogbackLog;
import org.jspecify.annotations.Nullable;

/** The application's log where it logs with Logback. Loaded only where there is {@code dashcam-logback}. */
final class LogbackLines {
    private LogbackLines() {}

    /** Null where SLF4J uses something else. */
    static @Nullable ApplicationLog installed(Settings.Logs logs) {
        try {
            return LogbackLog.install(logs.level(), logs.arguments(), logs.lines());
        } catch (IllegalStateException other) {
            return null;
        }
    }
}
