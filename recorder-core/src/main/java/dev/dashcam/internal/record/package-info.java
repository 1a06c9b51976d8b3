/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * Recording on the application's threads: tasks, regions and what belongs to each thread. Not part of the API.
 */
@NullMarked
package dev.dashcam.internal.record;

import org.jspecify.annotations.NullMarked;
