/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What can be set, as plain typed values. */
@NullMarked
package dev.dashcam.configuration.settings;

import org.jspecify.annotations.NullMarked;
