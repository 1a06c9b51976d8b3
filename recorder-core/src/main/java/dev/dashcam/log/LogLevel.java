/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.log;

/** How much somebody should care, least first. */
public enum LogLevel {
    /** Every step. */
    TRACE,
    /** For who looks for a mistake. */
    DEBUG,
    /** What happened. */
    INFO,
    /** What may need somebody. */
    WARN,
    /** What failed. */
    ERROR
}
