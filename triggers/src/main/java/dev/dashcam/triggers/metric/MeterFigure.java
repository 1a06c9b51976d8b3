/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.metric;

/** What of a meter is looked at. */
public enum MeterFigure {
    /** What a gauge shows now; of a long task timer how many tasks are active. */
    VALUE,
    /** How much a counter has grown a second, of a timer or summary how many events there were a second; over ten seconds. */
    RATE,
    /** The mean of what a timer or summary was given in the last ten seconds. */
    MEAN,
    /** The greatest of what a timer or summary was given lately: Micrometer forgets it after some minutes. */
    MAX
}
