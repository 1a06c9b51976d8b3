/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.encryption.Recipient;
import dev.dashcam.explain.Explainer;
import dev.dashcam.internal.gauge.Gauge;
import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.redaction.Redaction;
import dev.dashcam.internal.source.SourceSettings;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.log.ApplicationLog;
import dev.dashcam.sink.Sink;
import dev.dashcam.sink.SnapshotStoreFactory;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEngineFactory;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a builder was told, checked. A part that is null is looked for on the class path.
 *
 * @param applicationLog what the application logs, null when nobody tells
 * @param isReady whether the service is ready when the recorder starts
 * @param blindSpot a sentence about what the rules cannot see here, null when nobody knows of anything
 * @param warnings what whoever described the recorder has to say to people
 */
public record RecorderSettings(
        Duration window,
        long memoryBytes,
        String service,
        RecorderClock clock,
        boolean isReady,
        JvmSettings jvm,
        List<Trigger> triggers,
        List<Sink> sinks,
        List<Gauge> gauges,
        SourceSettings sources,
        @Nullable ApplicationLog applicationLog,
        Redaction redaction,
        List<Recipient> recipients,
        @Nullable TriggerEngineFactory engine,
        @Nullable SnapshotStoreFactory store,
        @Nullable Explainer explainer,
        @Nullable String blindSpot,
        List<String> warnings) {

    /** Takes copies of the lists. */
    public RecorderSettings {
        triggers = List.copyOf(triggers);
        sinks = List.copyOf(sinks);
        gauges = List.copyOf(gauges);
        recipients = List.copyOf(recipients);
        warnings = List.copyOf(warnings);
    }

    /** Logs the warnings. */
    public void warn(RecorderLog log) {
        for (String line : warnings) {
            log.warn(line);
        }
    }
}
