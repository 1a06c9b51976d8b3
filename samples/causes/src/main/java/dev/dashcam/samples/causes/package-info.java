/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Small programs that each make one task slow, for one reason that is known. */
@NullMarked
package dev.dashcam.samples.causes;

import org.jspecify.annotations.NullMarked;
