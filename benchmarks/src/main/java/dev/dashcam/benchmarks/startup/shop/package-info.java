/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The service whose start is measured. It runs in JVMs of its own, with the libraries of the sample. */
@NullMarked
package dev.dashcam.benchmarks.startup.shop;

import org.jspecify.annotations.NullMarked;
