/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** A recorder as an MBean, for who asks for it: {@code FlightRecorderBuilder.jmx()}. */
@NullMarked
package dev.dashcam.management;

import org.jspecify.annotations.NullMarked;
