/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Where the JVM's own recording may keep its files, and what other JVMs have left there. Not part of the API. */
@NullMarked
package dev.dashcam.internal.jvm.folder;

import org.jspecify.annotations.NullMarked;
