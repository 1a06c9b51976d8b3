/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** How the sinks that go over HTTP reach their servers: clients, time limits, certificates, what an answer means. */
@NullMarked
package dev.dashcam.sinks.internal.transport;

import org.jspecify.annotations.NullMarked;
