/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The recorder as code finds it that Spring does not inject anything into. */
@NullMarked
package dev.dashcam.spring.context;

import org.jspecify.annotations.NullMarked;
