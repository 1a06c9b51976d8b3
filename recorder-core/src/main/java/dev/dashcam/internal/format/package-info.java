/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * The file: generations in columns by thread, in an archive that anyone can open. Specified in {@code docs/format.md}. Not
 * part of the API.
 */
@NullMarked
package dev.dashcam.internal.format;

import org.jspecify.annotations.NullMarked;
