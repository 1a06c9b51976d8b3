/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What a thread costs: its time on CPU, its time waiting for one, the bytes it allocates. Not part of the API. */
@NullMarked
package dev.dashcam.internal.account;

import org.jspecify.annotations.NullMarked;
