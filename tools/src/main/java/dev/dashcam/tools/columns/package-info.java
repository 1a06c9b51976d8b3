/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * The decoded events of one recording as columns of 64-bit values in mapped temporary files, so that a recording far larger
 * than the heap can be read again and again. The only package that touches Chronicle Bytes.
 */
@NullMarked
package dev.dashcam.tools.columns;

import org.jspecify.annotations.NullMarked;
