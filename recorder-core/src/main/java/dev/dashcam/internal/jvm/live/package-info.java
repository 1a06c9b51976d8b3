/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * What JFR has written to its files so far, copied while it goes on writing: nobody's recording begins a new file for it. Knows
 * files alone and does not touch {@code jdk.jfr}. Not part of the API.
 */
@NullMarked
package dev.dashcam.internal.jvm.live;

import org.jspecify.annotations.NullMarked;
