/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** A recording as the commands open it: from a path or standard input, whole or cut off. */
@NullMarked
package dev.dashcam.tools.recording;

import org.jspecify.annotations.NullMarked;
