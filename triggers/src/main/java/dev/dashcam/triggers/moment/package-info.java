/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Snapshots at certain times: by schedule, when the service has started, when it ends. */
@NullMarked
package dev.dashcam.triggers.moment;

import org.jspecify.annotations.NullMarked;
