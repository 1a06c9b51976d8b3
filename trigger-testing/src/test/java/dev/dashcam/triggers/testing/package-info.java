/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The kit held against triggers that keep the contract, and some that do not. */
@NullMarked
package dev.dashcam.triggers.testing;

import org.jspecify.annotations.NullMarked;
