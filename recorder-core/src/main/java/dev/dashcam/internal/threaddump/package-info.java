/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What every thread was doing. Not part of the API. */
@NullMarked
package dev.dashcam.internal.threaddump;

import org.jspecify.annotations.NullMarked;
