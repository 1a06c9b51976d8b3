/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The recorder with all its parts in one JVM, as a service has it. */
@NullMarked
package dev.dashcam.integration.whole;

import org.jspecify.annotations.NullMarked;
