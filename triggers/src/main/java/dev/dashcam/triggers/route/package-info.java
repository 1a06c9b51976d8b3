/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Patterns of routes, written as in {@code @RequestMapping}, and what is looked up by them. */
@NullMarked
package dev.dashcam.triggers.route;

import org.jspecify.annotations.NullMarked;
