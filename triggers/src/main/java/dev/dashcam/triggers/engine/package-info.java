/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The gates every trigger call goes through, what they remember, and what they tell. */
@NullMarked
package dev.dashcam.triggers.engine;

import org.jspecify.annotations.NullMarked;
