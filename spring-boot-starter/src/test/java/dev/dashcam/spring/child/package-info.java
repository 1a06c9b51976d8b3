/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Applications in JVMs of their own, with the packaged jars and in places that make things hard. */
@NullMarked
package dev.dashcam.spring.child;

import org.jspecify.annotations.NullMarked;
