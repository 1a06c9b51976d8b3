/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.encryption.Recipient;
import dev.dashcam.explain.Explainer;
import dev.dashcam.internal.age.Recipients;
import dev.dashcam.internal.capture.Capturer;
import dev.dashcam.internal.capture.TraceStreamer;
import dev.dashcam.internal.gauge.Gauges;
import dev.dashcam.internal.jvm.JvmEvents;
import dev.dashcam.internal.record.TaskSoFar;
import dev.dashcam.internal.snapshot.RecordingFacts;
import dev.dashcam.internal.snapshot.Snapshots;
import dev.dashcam.internal.source.ProgramSources;
import dev.dashcam.internal.thread.DaemonThread;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.log.LogEvent;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.task.Task;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.TriggerEngine;
import dev.dashcam.trigger.TriggerEngineFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What of a recorder decides, captures and keeps, from when it is made to close. {@link CapturingLater} says when that is. */
public final class CapturingParts implements AutoCloseable {
    private final RunningRecorder recorder;
    /** What has to be closed, the last one that was opened first. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private final JvmEvents jvm;
    private final OpenedStore store;
    private final ProgramSources sources;
    private final Snapshots snapshots;
    private final Traces traces;
    private final @Nullable TriggerEngine engine;
    private final Drill drill;
    private final Readiness readiness;

    CapturingParts(RunningRecorder recorder) {
        RecorderSettings settings = recorder.settings();
        this.recorder = recorder;
        try {
            this.jvm = opened(JvmOfThisMachine.events(recorder));
            Gauges gauges = opened(new Gauges(settings.gauges(), recorder.events()::value, recorder::fault));
            this.store = OpenedStore.open(settings, recorder.log(), this::drillSoon, this::orderSoon);
            opened.push(store::close);
            this.sources = new ProgramSources(settings.sources());
            RecordingFacts facts = new RecordingFacts(
                    settings.service(),
                    settings.window().toNanos(),
                    new ConfigurationInForce(recorder, sources),
                    settings.clock());
            Recipients recipients = new Recipients(
                    settings.recipients().stream().map(Recipient::bytes).toList());
            ReentrantLock captures = new ReentrantLock();
            this.snapshots = opened(newSnapshots(captures, facts, recipients));
            this.traces = newTraces(captures, facts, recipients);
            opened.push(traces::close);
            this.engine = newEngine();
            this.drill = new Drill(recorder.events(), snapshots, engine, store.store(), recorder.log());
            this.readiness = new Readiness(settings, store, engine, jvm, gauges, snapshots, recorder.log());
            readiness.started();
            snapshots.start(engine);
        } catch (RuntimeException | Error failed) {
            // Nobody else will close what has been opened, and the folder's lock would keep the next recorder out.
            close();
            throw failed;
        }
    }

    private Snapshots newSnapshots(ReentrantLock captures, RecordingFacts facts, Recipients recipients) {
        RecorderSettings settings = recorder.settings();
        Explainer explainer = settings.explainer() != null
                ? settings.explainer()
                : Parts.find(Explainer.class).orElse(null);
        Capturer capturer = new Capturer(
                recorder.events(),
                recorder.ring(),
                recorder.staging(),
                recorder.generations(),
                recorder.losses(),
                settings.clock());
        return new Snapshots(
                capturer,
                captures,
                facts,
                explainer,
                store.store(),
                settings.clock(),
                recorder.log(),
                jvm,
                recorder.events(),
                settings.applicationLog(),
                settings.redaction(),
                recipients);
    }

    private Traces newTraces(ReentrantLock captures, RecordingFacts facts, Recipients recipients) {
        RecorderSettings settings = recorder.settings();
        return new Traces(
                (writer, redactor) -> new TraceStreamer(
                        recorder.events(),
                        recorder.ring(),
                        recorder.staging(),
                        captures,
                        recorder.losses(),
                        settings.clock(),
                        writer,
                        redactor),
                facts,
                settings.redaction(),
                recipients,
                settings.clock());
    }

    private @Nullable TriggerEngine newEngine() {
        RecorderSettings settings = recorder.settings();
        TriggerEngineFactory factory = settings.engine() != null
                ? settings.engine()
                : Parts.find(TriggerEngineFactory.class).orElse(null);
        return factory == null
                ? null
                : opened(factory.create(new EngineEnvironment(
                        settings.clock(),
                        recorder.startedNanos(),
                        settings.isReady(),
                        recorder.events()::forEachOpen,
                        recorder.ring(),
                        settings.triggers(),
                        store.stateFolder(),
                        snapshots.desk(),
                        recorder.log())));
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    /** Takes and writes snapshots. */
    public Snapshots snapshots() {
        return snapshots;
    }

    /** How the JVM's own events are doing. */
    public JvmStatus jvm() {
        return jvm.status();
    }

    /** The engine, null when there is none. */
    public @Nullable TriggerEngine engine() {
        return engine;
    }

    /** Sends a slow task of ours the whole way. */
    public Drill drill() {
        return drill;
    }

    /** The store, null when there is none. */
    public @Nullable SnapshotStore store() {
        return store.store();
    }

    /** Where snapshots go, or why they go nowhere. */
    public String storeWords() {
        return store.words();
    }

    /** The service has been ready since this instant: says so in the start line and lets the warm-up begin. */
    void ready(long readyNanos) {
        quietly(() -> readiness.ready(readyNanos));
    }

    /** Shows a task that has ended to the triggers. */
    void taskEnded(FinishedTask task) {
        TriggerEngine present = engine;
        if (present != null) {
            present.taskEnded(task);
        }
    }

    /** Shows a line that was logged to the triggers. */
    void logged(LogEvent event, long taskId) {
        TriggerEngine present = engine;
        if (present != null) {
            present.logged(event, taskId);
        }
    }

    /**
     * Shows a task to the triggers before it ends.
     *
     * @return the answer, null when there was nothing to ask
     */
    public @Nullable Decision taskEnding(Task task) {
        TriggerEngine present = engine;
        TaskSoFar soFar = present == null ? null : recorder.events().soFar(task);
        if (present == null || soFar == null || soFar.wasAskedAbout()) {
            return null;
        }
        try {
            Decision decision = present.taskEnding(soFar);
            if (decision != null) {
                soFar.wasAnswered();
            }
            return decision;
        } catch (Throwable brokenEngine) {
            recorder.fault();
            return null;
        }
    }

    /** Orders a snapshot in person. Never blocks. */
    public Decision order(String reason) {
        if (engine != null && store.store() != null) {
            return engine.manual(reason);
        }
        long nowNanos = recorder.settings().clock().nanoTime();
        return snapshots.desk().capture(Cause.of("manual", "manual", reason, nowNanos), 0);
    }

    /** What is missing, each with its remedy. */
    public List<String> missing() {
        return Missing.in(recorder.settings(), engine, store, jvm.status(), sources);
    }

    /**
     * Begins to record everything to a file.
     *
     * @param atMost when to stop by itself, null for not at all
     * @throws IOException when the file cannot be written or another trace goes on
     */
    public RunningTrace startTrace(Path file, @Nullable Duration atMost) throws IOException {
        return traces.start(file, atMost);
    }

    /** Closes every part, whatever another one throws. */
    @Override
    public void close() {
        for (AutoCloseable part : opened) {
            try {
                part.close();
            } catch (Exception | Error failed) {
                recorder.fault();
            }
        }
    }

    private void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failed) {
            recorder.fault();
        }
    }

    /** Called by the store, also before all has been put together. */
    @SuppressWarnings("ConstantValue")
    private void drillSoon() {
        Drill present = drill;
        if (present != null) {
            DaemonThread.of("dashcam-drill", present::runAndSay).start();
        }
    }

    /** Called by the store, also before all has been put together. */
    @SuppressWarnings("ConstantValue")
    private void orderSoon(String reason) {
        if (snapshots != null) {
            quietly(() -> order(reason));
        }
    }
}
