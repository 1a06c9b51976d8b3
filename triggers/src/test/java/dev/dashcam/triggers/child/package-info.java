/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Other JVMs for tests. */
@NullMarked
package dev.dashcam.triggers.child;

import org.jspecify.annotations.NullMarked;
