/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import dev.dashcam.benchmarks.statistics.Readings;
import java.io.IOException;

/** Something that is done once a round. */
interface Step {
    /** Measures and adds what it reads. */
    void measure(int round, Readings readings) throws IOException, InterruptedException;
}
