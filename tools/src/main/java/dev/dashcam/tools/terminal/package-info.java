/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Where commands read and write, how they complain and how they end. */
@NullMarked
package dev.dashcam.tools.terminal;

import org.jspecify.annotations.NullMarked;
