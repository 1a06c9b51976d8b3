/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** A recorder that a file, the environment and system properties describe. */
@NullMarked
package dev.dashcam.configuration;

import org.jspecify.annotations.NullMarked;
