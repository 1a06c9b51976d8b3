/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The bounded memory that holds the window: chunks, the slots that fill them, copies of them. Not part of the API. */
@NullMarked
package dev.dashcam.internal.ring;

import org.jspecify.annotations.NullMarked;
