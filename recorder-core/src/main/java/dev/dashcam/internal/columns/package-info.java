/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** One generation as bytes: columns by thread, as {@code docs/format.md} specifies them. Not part of the API. */
@NullMarked
package dev.dashcam.internal.columns;

import org.jspecify.annotations.NullMarked;
