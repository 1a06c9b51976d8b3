/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Services in JVMs of their own, with the packaged jars, on every JDK that is found on the machine. */
@NullMarked
package dev.dashcam.integration.child;

import org.jspecify.annotations.NullMarked;
