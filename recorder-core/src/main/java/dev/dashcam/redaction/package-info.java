/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What must not leave a service inside of what is recorded. */
@NullMarked
package dev.dashcam.redaction;

import org.jspecify.annotations.NullMarked;
