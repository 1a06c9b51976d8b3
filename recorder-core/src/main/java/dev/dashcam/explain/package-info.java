/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** How a snapshot becomes words: the interface of the explainer, found on the class path. */
@NullMarked
package dev.dashcam.explain;

import org.jspecify.annotations.NullMarked;
