/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.gcpause;

/**
 * A collection for which the application stood still.
 *
 * @param collector the collector's name, such as {@code G1 Young Generation}
 * @param reason why it collected, such as {@code System.gc()}
 * @param nanos for how long, as far as the JVM tells
 */
record Pause(String collector, String reason, long nanos) {}
