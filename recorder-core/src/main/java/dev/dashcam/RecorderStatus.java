/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam;

import dev.dashcam.internal.redaction.Redactor;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.running.CapturingParts;
import dev.dashcam.internal.running.RunningRecorder;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.sink.StoreStatus;
import dev.dashcam.snapshot.CaptureCounts;
import dev.dashcam.task.EventName;
import dev.dashcam.trigger.TriggerEngine;
import dev.dashcam.trigger.TriggerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a recorder at one moment.
 *
 * @param recording whether it records
 * @param window the window that was asked for
 * @param reach how far back everything is still there that was not dropped: at most as long as it has been running
 * @param ringBytes the memory of the ring
 * @param memory where that memory comes from: {@code arena}, {@code direct buffer} or {@code mapped file}
 * @param jvm whether the JVM's own events are recorded too, and why not
 * @param losses how many events were dropped since the start, by reason; reasons without a loss are left out
 * @param store where snapshots go, or why they go nowhere
 * @param storeStatus how full the store is and how its sinks are doing; null without a store that says so
 * @param captures how many snapshots were taken, how long that took, and how large they are
 * @param triggers the state of every trigger
 * @param decisions what became of the last trigger calls and why, in words, newest first
 * @param notes what is off, missing or hardly meant and how to mend it; and, when no logging framework takes them, the last lines it said
 */
public record RecorderStatus(
        boolean recording,
        Duration window,
        Duration reach,
        long ringBytes,
        String memory,
        JvmStatus jvm,
        Map<String, Long> losses,
        String store,
        @Nullable StoreStatus storeStatus,
        CaptureCounts captures,
        List<TriggerStatus> triggers,
        List<String> decisions,
        List<String> notes) {

    /** Takes copies of the collections. */
    public RecorderStatus {
        losses = Map.copyOf(losses);
        triggers = List.copyOf(triggers);
        decisions = List.copyOf(decisions);
        notes = List.copyOf(notes);
    }

    /** Every reason that {@link #losses} may name. */
    public static List<String> lossReasons() {
        return Arrays.stream(LossReason.values()).map(LossReason::words).toList();
    }

    static RecorderStatus off(@Nullable String why) {
        List<String> notes = List.of("The recorder is off" + (why == null ? "." : ": " + why));
        return new RecorderStatus(
                false,
                Duration.ZERO,
                Duration.ZERO,
                0,
                "none",
                JvmStatus.without(JvmStatus.State.OFF, why),
                Map.of(),
                "none",
                null,
                CaptureCounts.NONE,
                List.of(),
                List.of(),
                notes);
    }

    static RecorderStatus of(RunningRecorder recorder, CapturingParts capturing) {
        long nowNanos = recorder.settings().clock().nanoTime();
        long reachNanos =
                nowNanos - Math.max(recorder.startedNanos(), recorder.ring().completeFromNanos());
        TriggerEngine engine = capturing.engine();
        return new RecorderStatus(
                true,
                recorder.settings().window(),
                Duration.ofNanos(Math.max(0, reachNanos)),
                recorder.ring().capacityBytes(),
                recorder.memoryOrigin(),
                capturing.jvm(),
                losses(recorder),
                capturing.storeWords(),
                storeStatus(capturing),
                capturing.snapshots().counts(),
                engine == null ? List.of() : engine.status(),
                engine == null ? List.of() : redacted(engine.decisions(), recorder),
                notes(recorder, capturing));
    }

    private static Map<String, Long> losses(RunningRecorder recorder) {
        Map<String, Long> counted = new LinkedHashMap<>();
        for (LossReason reason : LossReason.values()) {
            long total = recorder.losses().total(reason);
            if (total > 0) {
                counted.put(reason.words(), total);
            }
        }
        return counted;
    }

    /** Decisions name what was captured as the application has recorded it. */
    private static List<String> redacted(List<String> decisions, RunningRecorder recorder) {
        Redactor redactor = recorder.settings().redaction().begin();
        return decisions.stream().map(redactor::mask).toList();
    }

    private static @Nullable StoreStatus storeStatus(CapturingParts capturing) {
        SnapshotStore store = capturing.store();
        return store == null ? null : store.status();
    }

    private static List<String> notes(RunningRecorder recorder, CapturingParts capturing) {
        List<String> notes = new ArrayList<>(capturing.missing());
        SnapshotStore store = capturing.store();
        String refusal = store == null ? null : store.refusal();
        if (refusal != null) {
            notes.add("No snapshot can be kept now: " + refusal + ".");
        }
        StoreStatus stored = storeStatus(capturing);
        if (stored != null) {
            notes.addAll(StoreNotes.of(stored));
        }
        if (EventName.overflows() > 0) {
            notes.add("More than " + EventName.MAX_NAMES + " different names were used; " + EventName.overflows()
                    + " lookups were answered with \"" + EventName.OVERFLOW + "\". Use routes and constants as names.");
        }
        if (!recorder.log().hasOutput()) {
            List<String> last = recorder.log().last();
            last.removeAll(notes);
            notes.addAll(last);
        }
        return notes;
    }
}
