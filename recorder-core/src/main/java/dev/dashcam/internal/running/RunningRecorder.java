/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.encryption.Recipient;
import dev.dashcam.explain.Explainer;
import dev.dashcam.internal.age.Recipients;
import dev.dashcam.internal.capture.Capturer;
import dev.dashcam.internal.capture.Generations;
import dev.dashcam.internal.capture.TraceStreamer;
import dev.dashcam.internal.gauge.Gauges;
import dev.dashcam.internal.jvm.JvmEvents;
import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.logged.LoggedEvents;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.record.TaskSoFar;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.RingMemory;
import dev.dashcam.internal.ring.Staging;
import dev.dashcam.internal.snapshot.RecordingFacts;
import dev.dashcam.internal.snapshot.Snapshots;
import dev.dashcam.internal.source.ProgramSources;
import dev.dashcam.internal.thread.DaemonThread;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.task.Task;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.TriggerEngine;
import dev.dashcam.trigger.TriggerEngineFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.agrona.concurrent.AgentRunner;
import org.jspecify.annotations.Nullable;

/** A recorder with all its parts, from start to close. */
public final class RunningRecorder implements AutoCloseable {
    private static final int PATIENCE_AT_CLOSE_MILLIS = 5_000;

    private final RecorderSettings settings;
    private final RecorderLog log;
    private final Losses losses = new Losses();
    private final ReentrantLock captures = new ReentrantLock();
    private final RingMemory ringMemory;
    private final Ring ring;
    private final EventRecorder events;
    private final Snapshots snapshots;
    private final OpenedStore store;
    private final @Nullable TriggerEngine engine;
    private final Drill drill;
    private final Readiness readiness;
    private final Traces traces;
    private final JvmEvents jvm;
    private final Gauges gauges;
    private final LoggedEvents logged;
    private final ProgramSources sources;
    private final AgentRunner agent;
    private final long startedNanos;

    /**
     * Puts a recorder together and starts it.
     *
     * @throws IOException when there is no memory for the ring; the message says what to do
     */
    public RunningRecorder(RecorderSettings settings) throws IOException {
        this.settings = settings;
        this.log = new RecorderLog(text -> settings.redaction().redacted(text));
        RecorderClock clock = settings.clock();
        this.jvm = JvmOfThisMachine.events(settings, log);
        int ringBytes = MemoryPlan.ringBytes(settings.memoryBytes(), JvmOfThisMachine.bytes(settings, jvm));
        this.ringMemory = RingMemory.allocate(ringBytes);
        Staging staging = Staging.beside(ringMemory);
        this.startedNanos = clock.nanoTime();
        this.ring = new Ring(ringMemory, losses);
        this.events = new EventRecorder(ring, clock, losses, this::taskEnded);
        this.gauges = new Gauges(settings.gauges(), events::value, this::fault);
        Generations generations = new Generations(
                startedNanos, ring.capacityBytes(), settings.window().toNanos());
        Capturer capturer = new Capturer(events, ring, staging, generations, losses, clock);

        this.store = OpenedStore.open(settings, log, this::drillSoon, this::orderSoon);
        Explainer explainer = settings.explainer() != null
                ? settings.explainer()
                : Parts.find(Explainer.class).orElse(null);
        this.sources = new ProgramSources(settings.sources());
        RecordingFacts facts =
                new RecordingFacts(settings.service(), settings.window().toNanos(), this::configuration, clock);
        Recipients recipients = new Recipients(
                settings.recipients().stream().map(Recipient::bytes).toList());
        this.snapshots = new Snapshots(
                capturer,
                captures,
                facts,
                explainer,
                store.store(),
                clock,
                log,
                jvm,
                events,
                settings.applicationLog(),
                settings.redaction(),
                recipients);
        this.traces = new Traces(
                (writer, redactor) ->
                        new TraceStreamer(events, ring, staging, captures, losses, clock, writer, redactor),
                facts,
                settings.redaction(),
                recipients,
                clock);
        TriggerEngineFactory engineFactory = settings.engine() != null
                ? settings.engine()
                : Parts.find(TriggerEngineFactory.class).orElse(null);
        try {
            this.engine = engineFactory == null
                    ? null
                    : engineFactory.create(new EngineEnvironment(
                            clock,
                            startedNanos,
                            settings.isReady(),
                            events::forEachOpen,
                            ring,
                            settings.triggers(),
                            store.stateFolder(),
                            snapshots.desk(),
                            log));
            this.drill = new Drill(events, snapshots, engine, store.store(), log);
            this.readiness = new Readiness(settings, store, engine, jvm, gauges, snapshots, log);
            readiness.started();
            this.logged = new LoggedEvents(settings.applicationLog(), events, engine, this::fault);
            logged.start();
            snapshots.start(engine);
            this.agent = new AgentRunner(
                    new DutyCycle(readiness),
                    failure -> fault(),
                    null,
                    new RecorderAgent(clock, ring, events, generations, engine, log, losses, readiness));
            AgentRunner.startOnThread(agent, work -> DaemonThread.of("dashcam-agent", work));
        } catch (RuntimeException | Error failed) {
            // Nobody will close what has been opened, and the folder's lock would keep the next recorder out.
            quietly(snapshots::close);
            quietly(store::close);
            quietly(jvm::close);
            quietly(gauges::close);
            events.close();
            throw failed;
        }
    }

    /** Records what the application does. */
    public EventRecorder events() {
        return events;
    }

    /** Takes and writes snapshots. */
    public Snapshots snapshots() {
        return snapshots;
    }

    /** The ring. */
    public Ring ring() {
        return ring;
    }

    /** Where the ring's memory comes from. */
    public String memoryOrigin() {
        return ringMemory.origin();
    }

    /** How the JVM's own events are doing. */
    public JvmStatus jvm() {
        return jvm.status();
    }

    /** What was dropped. */
    public Losses losses() {
        return losses;
    }

    /** Counts a failure of ours, or of a part that somebody brought. Any thread. */
    public void fault() {
        losses.add(LossReason.INTERNAL, settings.clock().nanoTime());
    }

    /** The lines for people. */
    public RecorderLog log() {
        return log;
    }

    /** The settings it runs with. */
    public RecorderSettings settings() {
        return settings;
    }

    /** When it began to record, on the monotonic clock. */
    public long startedNanos() {
        return startedNanos;
    }

    /** The engine, null when there is none. */
    public @Nullable TriggerEngine engine() {
        return engine;
    }

    /** The service is ready: says so in the start line and lets the warm-up begin. Once; later calls do nothing. */
    public void ready() {
        quietly(readiness::ready);
    }

    /**
     * Shows a task to the triggers before it ends.
     *
     * @return the answer, null when there was nothing to ask
     */
    public @Nullable Decision taskEnding(Task task) {
        TriggerEngine present = engine;
        TaskSoFar soFar = present == null ? null : events.soFar(task);
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
            fault();
            return null;
        }
    }

    /** Orders a snapshot in person. Never blocks. */
    public Decision order(String reason) {
        if (engine != null && store.store() != null) {
            return engine.manual(reason);
        }
        return snapshots
                .desk()
                .capture(Cause.of("manual", "manual", reason, settings.clock().nanoTime()), 0);
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

    /** What is missing, each with its remedy. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (engine == null) {
            missing.add("No trigger fires: add dev.dashcam:dashcam-triggers.");
        }
        String unkept = store.problem();
        if (unkept != null) {
            missing.add(unkept);
        }
        JvmStatus events = jvm.status();
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

    /** The current task of the calling thread as triggers see it, null when there is none. */
    public @Nullable FinishedTask currentTask() {
        Task current = events.currentTask();
        return current instanceof FinishedTask task ? task : null;
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
        TriggerEngine present = engine;
        if (present != null) {
            quietly(present::close);
        }
        quietly(logged::close);
        quietly(gauges::close);
        quietly(this::closeTraces);
        quietly(snapshots::close);
        quietly(store::close);
        quietly(jvm::close);
        quietly(this::stopAgent);
        events.close();
        ringMemory.close();
    }

    private void quietly(Runnable close) {
        try {
            close.run();
        } catch (RuntimeException | Error failed) {
            fault();
        }
    }

    /**
     * Waits a few seconds at most: the thread may be inside an appender that waits for whoever is closing us. Its runner would
     * wait for ever, were it not for the exception.
     */
    private void stopAgent() {
        agent.close(PATIENCE_AT_CLOSE_MILLIS, stuck -> {
            stuck.interrupt();
            throw new IllegalStateException(stuck.getName() + " does not end");
        });
    }

    private void closeTraces() {
        try {
            traces.close();
        } catch (IOException failed) {
            // Whoever closes the trace is told.
            fault();
        }
    }

    private void taskEnded(FinishedTask task) {
        TriggerEngine present = engine;
        if (present != null) {
            present.taskEnded(task);
        }
    }

    /** Called by the store, also before the recorder has been put together. */
    @SuppressWarnings("ConstantValue")
    private void drillSoon() {
        Drill present = drill;
        if (present != null) {
            DaemonThread.of("dashcam-drill", present::runAndSay).start();
        }
    }

    /** Called by the store, also before the recorder has been put together. */
    @SuppressWarnings("ConstantValue")
    private void orderSoon(String reason) {
        if (snapshots != null) {
            quietly(() -> order(reason));
        }
    }

    private Map<String, String> configuration() {
        Map<String, String> inForce = new LinkedHashMap<>();
        inForce.put("dashcam.memory", Long.toString(settings.memoryBytes()));
        inForce.put("dashcam.window", settings.window().toString());
        inForce.put("ring.bytes", Integer.toString(ring.capacityBytes()));
        inForce.put("ring.memory", ringMemory.origin());
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
