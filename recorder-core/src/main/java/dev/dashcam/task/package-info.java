/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What an application records: tasks, regions and the interned names both are told apart by. */
@NullMarked
package dev.dashcam.task;

import org.jspecify.annotations.NullMarked;
