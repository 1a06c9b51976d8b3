/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What is read of the XML that S3 and STS answer with. */
@NullMarked
package dev.dashcam.sinks.internal.xml;

import org.jspecify.annotations.NullMarked;
