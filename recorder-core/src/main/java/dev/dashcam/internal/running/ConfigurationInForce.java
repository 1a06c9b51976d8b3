/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.encryption.Recipient;
import dev.dashcam.internal.source.ProgramSources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The settings a recorder runs with, as every recording says them. */
record ConfigurationInForce(RunningRecorder recorder, ProgramSources sources) implements Supplier<Map<String, String>> {
    @Override
    public Map<String, String> get() {
        RecorderSettings settings = recorder.settings();
        Map<String, String> inForce = new LinkedHashMap<>();
        inForce.put("dashcam.memory", Long.toString(settings.memoryBytes()));
        inForce.put("dashcam.window", settings.window().toString());
        inForce.put("ring.bytes", Integer.toString(recorder.ring().capacityBytes()));
        inForce.put("ring.memory", recorder.memoryOrigin());
        List<String> rules = settings.redaction().ruleNames();
        if (!rules.isEmpty()) {
            inForce.put("dashcam.redaction.rules", String.join(", ", rules));
        }
        if (!settings.recipients().isEmpty()) {
            inForce.put(
                    "dashcam.encryption.recipients",
                    settings.recipients().stream().map(Recipient::text).collect(Collectors.joining(", ")));
        }
        inForce.putAll(sources.links().configuration());
        return inForce;
    }
}
