/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * How rules join the recorder: the {@link dev.dashcam.trigger.Trigger} a user may write, and the {@link
 * dev.dashcam.trigger.TriggerEngine} that decides, found on the class path.
 */
@NullMarked
package dev.dashcam.trigger;

import org.jspecify.annotations.NullMarked;
