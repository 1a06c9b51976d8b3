/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What every sink must do, as tests to extend: {@link dev.dashcam.sinks.contract.SinkContract}. */
@NullMarked
package dev.dashcam.sinks.contract;

import org.jspecify.annotations.NullMarked;
