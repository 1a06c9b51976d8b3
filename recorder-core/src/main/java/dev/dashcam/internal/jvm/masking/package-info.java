/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * Takes out of JFR's bytes what must not leave a service, without moving a byte, so that everything that reads them still does.
 * Needs nothing of the {@code jdk.jfr} module. Not part of the API.
 */
@NullMarked
package dev.dashcam.internal.jvm.masking;

import org.jspecify.annotations.NullMarked;
