/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** A small strict JSON: a writer, and a pull reader that takes only what memory is worth. Not part of the API. */
@NullMarked
package dev.dashcam.internal.json;

import org.jspecify.annotations.NullMarked;
