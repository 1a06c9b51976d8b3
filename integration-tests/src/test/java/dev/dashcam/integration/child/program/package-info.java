/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Programs that run in child JVMs. They print nothing and end with a stack trace when a claim does not hold. */
@NullMarked
package dev.dashcam.integration.child.program;

import org.jspecify.annotations.NullMarked;
