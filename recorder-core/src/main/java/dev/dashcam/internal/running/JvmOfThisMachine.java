/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.jvm.JvmEvents;
import dev.dashcam.internal.jvm.folder.Places;
import dev.dashcam.internal.jvm.jfr.JfrRecorder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What records the JVM's own events, as far as this runtime has what it takes. */
final class JvmOfThisMachine {
    /** Any of these may be missing from a runtime image that was trimmed. */
    private static final List<String> NEEDED_MODULES = List.of("jdk.jfr", "java.management", "jdk.management");

    private JvmOfThisMachine() {}

    /** Why nothing is recorded, null when it is to be. So that their share of the memory is known long before they are recorded. */
    static @Nullable String obstacle(RecorderSettings settings) {
        if (!settings.jvm().isOn()) {
            return "they are switched off";
        }
        long bytes = MemoryPlan.jvmBytes(settings.jvm().maxBytes());
        if (!MemoryPlan.leavesEnough(settings.memoryBytes(), bytes)) {
            return "their " + (bytes >> 20) + " MB would leave less than 16 MB for ours";
        }
        for (String module : NEEDED_MODULES) {
            if (ModuleLayer.boot().findModule(module).isEmpty()) {
                return "this runtime lacks the module " + module;
            }
        }
        try {
            return JfrRecorder.isAvailable() ? null : "this JVM has no Flight Recorder";
        } catch (LinkageError broken) {
            return unusable(broken);
        }
    }

    /** Records what the settings ask for, or nothing and says why. */
    static JvmEvents events(RunningRecorder recorder) {
        String obstacle = recorder.whyWithoutJvm();
        if (obstacle != null) {
            return JvmEvents.off(obstacle);
        }
        RecorderSettings settings = recorder.settings();
        try {
            return new JfrRecorder(
                    settings.jvm(), settings.window(), Places.ofThisMachine(), settings.clock(), recorder.log());
        } catch (LinkageError broken) {
            return JvmEvents.off(unusable(broken));
        }
    }

    private static String unusable(LinkageError broken) {
        return "its Flight Recorder cannot be used: " + broken;
    }
}
