/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * Reads recordings: pull events in time order, switch on their kind. Bounded memory, one generation at a time.
 */
@NullMarked
package dev.dashcam.read;

import org.jspecify.annotations.NullMarked;
