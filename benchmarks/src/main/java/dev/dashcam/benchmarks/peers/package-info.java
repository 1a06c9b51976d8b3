/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What recording costs, beside what else could be used for it. */
@NullMarked
package dev.dashcam.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
