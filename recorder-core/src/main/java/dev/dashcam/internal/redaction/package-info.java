/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What must not leave a service inside of texts, and how it is replaced. Not part of the API. */
@NullMarked
package dev.dashcam.internal.redaction;

import org.jspecify.annotations.NullMarked;
