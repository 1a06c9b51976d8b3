/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** A small shop over HTTP with a flight recorder in it, and a program that sends it customers. */
@NullMarked
package dev.dashcam.samples.shop;

import org.jspecify.annotations.NullMarked;
