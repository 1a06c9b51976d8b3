/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Where the keys come from that requests to S3 are signed with. */
@NullMarked
package dev.dashcam.sinks.internal.credentials;

import org.jspecify.annotations.NullMarked;
