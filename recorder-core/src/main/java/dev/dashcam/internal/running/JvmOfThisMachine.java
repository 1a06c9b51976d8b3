/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.jvm.JvmEvents;
import dev.dashcam.internal.jvm.folder.Places;
import dev.dashcam.internal.jvm.jfr.JfrRecorder;
import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.jvm.JvmStatus;
import java.util.List;

/** What records the JVM's own events, as far as this runtime has what it takes. */
final class JvmOfThisMachine {
    /** Any of these may be missing from a runtime image that was trimmed. */
    private static final List<String> NEEDED_MODULES = List.of("jdk.jfr", "java.management", "jdk.management");

    private JvmOfThisMachine() {}

    /** Records what the settings ask for, or nothing and says why. */
    static JvmEvents events(RecorderSettings settings, RecorderLog log) {
        if (!settings.jvm().isOn()) {
            return JvmEvents.off("they are switched off");
        }
        long bytes = MemoryPlan.jvmBytes(settings.jvm().maxBytes());
        if (!MemoryPlan.leavesEnough(settings.memoryBytes(), bytes)) {
            return JvmEvents.off("their " + (bytes >> 20) + " MB would leave less than 16 MB for ours");
        }
        for (String module : NEEDED_MODULES) {
            if (ModuleLayer.boot().findModule(module).isEmpty()) {
                return JvmEvents.off("this runtime lacks the module " + module);
            }
        }
        try {
            return JfrRecorder.isAvailable()
                    ? new JfrRecorder(settings.jvm(), settings.window(), Places.ofThisMachine(), settings.clock(), log)
                    : JvmEvents.off("this JVM has no Flight Recorder");
        } catch (LinkageError broken) {
            return JvmEvents.off("its Flight Recorder cannot be used: " + broken);
        }
    }

    /** Their share of the memory. */
    static long bytes(RecorderSettings settings, JvmEvents events) {
        return events.status().state() == JvmStatus.State.OFF
                ? 0
                : MemoryPlan.jvmBytes(settings.jvm().maxBytes());
    }
}
