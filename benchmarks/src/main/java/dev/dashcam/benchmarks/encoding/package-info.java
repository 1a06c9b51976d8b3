/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What the records of the ring cost and take, beside a compact form that it does not use: docs/decisions/0006. */
@NullMarked
package dev.dashcam.benchmarks.encoding;

import org.jspecify.annotations.NullMarked;
