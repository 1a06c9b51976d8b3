/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** For whom recordings are encrypted, and how their owners read them: the age format. */
@NullMarked
package dev.dashcam.encryption;

import org.jspecify.annotations.NullMarked;
