/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The rules of the house that a compiler does not know, checked on the compiled classes of every module. */
@NullMarked
package dev.dashcam.integration.architecture;

import org.jspecify.annotations.NullMarked;
