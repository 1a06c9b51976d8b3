/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What is usual: distributions over the tasks of one name. */
@NullMarked
package dev.dashcam.analysis.normal;

import org.jspecify.annotations.NullMarked;
