/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** Names and links that users write with placeholders. */
@NullMarked
package dev.dashcam.sinks.internal.template;

import org.jspecify.annotations.NullMarked;
