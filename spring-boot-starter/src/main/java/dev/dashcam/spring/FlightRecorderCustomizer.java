/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring;

import dev.dashcam.FlightRecorderBuilder;

/**
 * Changes the recorder of an application before it starts. Every bean of this type is called once, in their order, after the
 * properties were applied and before the recorder starts.
 */
@FunctionalInterface
public interface FlightRecorderCustomizer {
    /**
     * Changes what the properties do not reach.
     *
     * @param builder the recorder as the properties describe it
     */
    void customize(FlightRecorderBuilder builder);
}
