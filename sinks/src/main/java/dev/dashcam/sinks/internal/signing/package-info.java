/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** How requests to S3 are signed: AWS Signature Version 4 in headers. */
@NullMarked
package dev.dashcam.sinks.internal.signing;

import org.jspecify.annotations.NullMarked;
