/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** How the tools write times, amounts, tables and texts from a recording for people. */
@NullMarked
package dev.dashcam.tools.text;

import org.jspecify.annotations.NullMarked;
