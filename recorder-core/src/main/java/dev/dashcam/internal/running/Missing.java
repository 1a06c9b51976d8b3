/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.source.ProgramSources;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.trigger.TriggerEngine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a recorder lacks of what it could be, in sentences, and what whoever described it knew of. */
final class Missing {
    private Missing() {}

    /** What is missing, each with its remedy. */
    static List<String> in(
            RecorderSettings settings,
            @Nullable TriggerEngine engine,
            OpenedStore store,
            JvmStatus events,
            ProgramSources sources) {
        List<String> missing = new ArrayList<>(settings.warnings());
        if (engine == null) {
            missing.add("No trigger fires: add dev.dashcam:dashcam-triggers.");
        }
        String unkept = store.problem();
        if (unkept != null) {
            missing.add(unkept);
        }
        boolean isMissing = events.state() == JvmStatus.State.OFF || events.state() == JvmStatus.State.PAUSED;
        if (settings.jvm().isOn() && isMissing) {
            missing.add("The JVM's own events are not recorded: " + events.why() + ".");
        }
        for (String problem : settings.redaction().problems()) {
            missing.add("Redaction: " + problem + "; give it a simpler pattern.");
        }
        String unlinked = sources.problem();
        if (unlinked != null) {
            missing.add("Lines of code are not linked: " + unlinked + ".");
        }
        return missing;
    }
}
