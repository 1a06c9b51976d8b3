/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What runs in the other JVMs. Nothing here knows Dashcam: it is the application of somebody who only added the starter. */
@NullMarked
package dev.dashcam.spring.child.program;

import org.jspecify.annotations.NullMarked;
