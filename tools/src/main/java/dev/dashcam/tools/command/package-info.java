/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The commands of the command line, one class each. */
@NullMarked
package dev.dashcam.tools.command;

import org.jspecify.annotations.NullMarked;
