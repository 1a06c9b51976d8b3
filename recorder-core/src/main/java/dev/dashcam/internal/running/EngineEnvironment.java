/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.CaptureDesk;
import dev.dashcam.trigger.OpenTasks;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEnvironment;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an engine gets from its recorder. */
record EngineEnvironment(
        RecorderClock clock,
        long startedNanos,
        boolean isReady,
        OpenTasks openTasks,
        Ring ring,
        List<Trigger> triggers,
        @Nullable Path stateFolder,
        CaptureDesk captures,
        RecorderLog log)
        implements TriggerEnvironment {

    @Override
    public long completeFromNanos() {
        return Math.max(startedNanos, ring.completeFromNanos());
    }

    @Override
    public void say(String line) {
        log.sayRedacted(line, null);
    }

    @Override
    public void say(String line, @Nullable String traceId) {
        log.sayRedacted(line, traceId);
    }
}
