/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Where the time of one task went: its wall time divided among regions so that it adds up. */
@NullMarked
package dev.dashcam.analysis.account;

import org.jspecify.annotations.NullMarked;
