/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Events as lines of text: which of them, and how each is written. */
@NullMarked
package dev.dashcam.tools.print;

import org.jspecify.annotations.NullMarked;
