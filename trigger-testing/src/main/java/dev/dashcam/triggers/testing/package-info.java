/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What a trigger of your own is held to. */
@NullMarked
package dev.dashcam.triggers.testing;

import org.jspecify.annotations.NullMarked;
