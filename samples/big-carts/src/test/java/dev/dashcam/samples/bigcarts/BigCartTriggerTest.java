/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.bigcarts;

import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.testing.TriggerContract;

/** The trigger is held to what every trigger is. */
final class BigCartTriggerTest extends TriggerContract {
    @Override
    protected Trigger trigger() {
        return new BigCartTrigger(100);
    }
}
