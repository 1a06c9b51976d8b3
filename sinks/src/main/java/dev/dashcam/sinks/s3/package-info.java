/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Copies snapshots to S3 and to stores that speak its protocol. */
@NullMarked
package dev.dashcam.sinks.s3;

import org.jspecify.annotations.NullMarked;
