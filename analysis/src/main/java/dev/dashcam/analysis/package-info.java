/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** From a recording to an account of what happened and a verdict in words. Needs the JDK and the recorder only. */
@NullMarked
package dev.dashcam.analysis;

import org.jspecify.annotations.NullMarked;
