/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.delivery;

/** What has happened at one sink since the start. For one lock. */
final class Counters {
    long attempts;
    long failures;
    long delivered;
    long deliveredBytes;
    long refused;
}
