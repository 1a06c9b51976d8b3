/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Names of properties, what they may hold, and the texts that people gave them. */
@NullMarked
package dev.dashcam.configuration.keys;

import org.jspecify.annotations.NullMarked;
