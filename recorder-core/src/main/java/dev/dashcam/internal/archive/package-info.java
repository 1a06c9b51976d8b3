/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The ZIP archive around the entries, written and read from front to back. Not part of the API. */
@NullMarked
package dev.dashcam.internal.archive;

import org.jspecify.annotations.NullMarked;
