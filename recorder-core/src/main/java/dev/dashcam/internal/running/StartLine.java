/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEngine;
import dev.dashcam.trigger.TriggerStatus;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one line logged when a recorder starts. */
final class StartLine {
    private StartLine() {}

    static String of(
            RecorderSettings settings,
            JvmStatus jvm,
            @Nullable String storeMissing,
            @Nullable SnapshotStore store,
            @Nullable TriggerEngine engine) {
        StringBuilder line = new StringBuilder("Recording the last ")
                .append(seconds(settings.window()))
                .append(" in at most ")
                .append(settings.memoryBytes() >> 20)
                .append(" MB outside the heap")
                .append(jvmEvents(settings, jvm))
                .append('.');
        if (engine != null) {
            StringJoiner watching = new StringJoiner(", ", " Captures: ", ".");
            watching.setEmptyValue(" Captures: when asked.");
            long armedInNanos = 0;
            for (TriggerStatus status : engine.status()) {
                if (!status.watching().isEmpty() && isNamed(engine, status.name())) {
                    watching.add(status.watching());
                }
                if (status.state().equals("warming-up")) {
                    armedInNanos = Math.max(armedInNanos, status.stateLeftNanos());
                }
            }
            line.append(watching);
            if (settings.blindSpot() != null) {
                line.append(' ').append(settings.blindSpot());
            }
            line.append(" Snapshots: ").append(where(store, storeMissing));
            if (armedInNanos > 0) {
                line.append(" Armed in ")
                        .append((armedInNanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1))
                        .append(" s.");
            }
        } else {
            line.append(" Captures nothing by itself: add dev.dashcam:dashcam-triggers. Snapshots: ")
                    .append(where(store, storeMissing));
        }
        return line.toString();
    }

    /** Whether it is worth its words; those that are no rules are. */
    private static boolean isNamed(TriggerEngine engine, String name) {
        for (Trigger trigger : engine.triggers()) {
            if (trigger.name().equals(name)) {
                return trigger.isNamedAtStart();
            }
        }
        return true;
    }

    private static String jvmEvents(RecorderSettings settings, JvmStatus jvm) {
        boolean isMissing = settings.jvm().isOn() && jvm.state() == JvmStatus.State.OFF;
        return isMissing ? ", without the JVM's own events: " + jvm.why() : "";
    }

    private static String where(@Nullable SnapshotStore store, @Nullable String missing) {
        if (store == null) {
            return "off (" + missing + ").";
        }
        String shortcoming = store.shortcoming();
        return store.location() + (shortcoming == null ? "." : ". " + shortcoming);
    }

    private static String seconds(Duration window) {
        return window.toMillis() % 1000 == 0 ? window.toSeconds() + " s" : window.toMillis() + " ms";
    }
}
