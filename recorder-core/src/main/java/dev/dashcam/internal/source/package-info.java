/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What the running program was built from. Not part of the API. */
@NullMarked
package dev.dashcam.internal.source;

import org.jspecify.annotations.NullMarked;
