/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.gauge.Gauges;
import dev.dashcam.internal.jvm.JvmEvents;
import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.snapshot.Snapshots;
import dev.dashcam.trigger.TriggerEngine;
import org.jspecify.annotations.Nullable;

/** That the service is ready, which the start line says and the warm-up counts from. */
final class Readiness {
    private final RecorderSettings settings;
    private final OpenedStore store;
    private final @Nullable TriggerEngine engine;
    private final JvmEvents jvm;
    private final Gauges gauges;
    private final Snapshots snapshots;
    private final RecorderLog log;

    Readiness(
            RecorderSettings settings,
            OpenedStore store,
            @Nullable TriggerEngine engine,
            JvmEvents jvm,
            Gauges gauges,
            Snapshots snapshots,
            RecorderLog log) {
        this.settings = settings;
        this.store = store;
        this.engine = engine;
        this.jvm = jvm;
        this.gauges = gauges;
        this.snapshots = snapshots;
        this.log = log;
    }

    /** The recorder has been put together: the service is ready unless somebody is to say so later. */
    void started() {
        if (settings.isReady()) {
            sayStart();
        }
    }

    /** The service, which was not ready at the start, has been since this instant. Once. */
    void ready(long readyNanos) {
        try {
            if (engine != null) {
                engine.ready(readyNanos);
            }
        } finally {
            sayStart();
        }
    }

    private void sayStart() {
        String line = StartLine.of(settings, jvm.status(), store.missing(), store.store(), engine);
        if (store.isNotAsAsked()) {
            log.warn(line);
        } else {
            log.say(line);
        }
        jvm.start();
        gauges.start();
        snapshots.ready();
        store.ready();
    }
}
