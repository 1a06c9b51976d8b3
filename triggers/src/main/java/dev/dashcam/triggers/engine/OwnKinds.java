/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.deadlock.DeadlockTrigger;
import dev.dashcam.triggers.errorcount.ErrorCountTrigger;
import dev.dashcam.triggers.errorrate.ErrorRateTrigger;
import dev.dashcam.triggers.exception.ExceptionTrigger;
import dev.dashcam.triggers.failure.OutOfMemoryTrigger;
import dev.dashcam.triggers.failure.UncaughtTrigger;
import dev.dashcam.triggers.gcpause.GcPauseTrigger;
import dev.dashcam.triggers.heap.HeapTrigger;
import dev.dashcam.triggers.latency.LatencyTrigger;
import dev.dashcam.triggers.log.LogTrigger;
import dev.dashcam.triggers.moment.ScheduleTrigger;
import dev.dashcam.triggers.moment.ShutdownTrigger;
import dev.dashcam.triggers.moment.StartupTrigger;
import dev.dashcam.triggers.named.NamedTrigger;
import dev.dashcam.triggers.percentile.PercentileTrigger;
import dev.dashcam.triggers.serverbusy.ServerBusyTrigger;
import dev.dashcam.triggers.stuck.StuckTrigger;
import java.util.Set;

/** The triggers that call nobody's code but ours, the JDK's and the web server's, so that the recorder's own thread may call them itself. */
final class OwnKinds {
    private static final Set<Class<? extends Trigger>> OWN = Set.of(
            DeadlockTrigger.class,
            ErrorCountTrigger.class,
            ErrorRateTrigger.class,
            ExceptionTrigger.class,
            GcPauseTrigger.class,
            HeapTrigger.class,
            LatencyTrigger.class,
            LogTrigger.class,
            NamedTrigger.class,
            OutOfMemoryTrigger.class,
            PercentileTrigger.class,
            ScheduleTrigger.class,
            ServerBusyTrigger.class,
            ShutdownTrigger.class,
            StartupTrigger.class,
            StuckTrigger.class,
            UncaughtTrigger.class);

    private OwnKinds() {}

    static boolean include(Trigger trigger) {
        return OWN.contains(trigger.getClass());
    }
}
