/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.running;

import dev.dashcam.internal.capture.Generations;
import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.logged.LoggedEvents;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.RingMemory;
import dev.dashcam.internal.ring.Staging;
import dev.dashcam.task.Task;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEngine;
import java.io.IOException;
import java.util.List;
import org.agrona.concurrent.AgentRunner;
import org.jspecify.annotations.Nullable;

/**
 * A recorder from start to close. It is made in two parts: this one is what records, and is there at once. What decides, captures and
 * keeps is hundreds of classes more, of no use before the service is ready: see {@link CapturingLater} for when it is made.
 */
public final class RunningRecorder implements AutoCloseable {
    private static final int PATIENCE_AT_CLOSE_MILLIS = 5_000;

    private final RecorderSettings settings;
    private final RecorderLog log;
    private final Losses losses = new Losses();
    private final @Nullable String whyWithoutJvm;
    private final RingMemory ringMemory;
    private final Staging staging;
    private final Ring ring;
    private final Generations generations;
    private final EventRecorder events;
    private final LoggedEvents logged;
    private final RecorderAgent agent;
    private final AgentRunner runner;
    private final CapturingLater later;
    private final long startedNanos;

    private RunningRecorder(RecorderSettings settings) throws IOException {
        this.settings = settings;
        this.log = new RecorderLog(text -> settings.redaction().redacted(text));
        RecorderClock clock = settings.clock();
        this.whyWithoutJvm = JvmOfThisMachine.obstacle(settings);
        long jvmBytes =
                whyWithoutJvm == null ? MemoryPlan.jvmBytes(settings.jvm().maxBytes()) : 0;
        this.ringMemory = RingMemory.allocate(MemoryPlan.ringBytes(settings.memoryBytes(), jvmBytes));
        this.staging = Staging.beside(ringMemory);
        this.startedNanos = clock.nanoTime();
        this.ring = new Ring(ringMemory, losses);
        this.later = new CapturingLater(this);
        this.events = new EventRecorder(ring, clock, losses, later);
        this.logged = new LoggedEvents(settings.applicationLog(), events, later);
        this.generations = new Generations(
                startedNanos, ring.capacityBytes(), settings.window().toNanos());
        this.agent = new RecorderAgent(clock, ring, events, generations, log, losses);
        this.runner = new AgentRunner(new DutyCycle(agent), failure -> fault(), null, agent);
    }

    /**
     * Starts one: what records at once, and with a service that is ready all else too.
     *
     * @throws IOException when there is no memory for the ring; the message says what to do
     */
    static RunningRecorder start(RecorderSettings settings) throws IOException {
        RunningRecorder recorder = new RunningRecorder(settings);
        try {
            if (settings.isReady()) {
                recorder.later.makeNow();
            }
            recorder.logged.start();
            AgentRunner.startOnThread(recorder.runner, recorder.agent);
            return recorder;
        } catch (RuntimeException | Error failed) {
            // Nobody will close what has been opened, and the folder's lock would keep the next recorder out.
            recorder.close();
            throw failed;
        }
    }

    /** Records what the application does. */
    public EventRecorder events() {
        return events;
    }

    /** The ring. */
    public Ring ring() {
        return ring;
    }

    /** Where the ring's memory comes from. */
    public String memoryOrigin() {
        return ringMemory.origin();
    }

    /** What was dropped. */
    public Losses losses() {
        return losses;
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

    /** Counts a failure of ours, or of a part that somebody brought. Any thread. */
    public void fault() {
        losses.add(LossReason.INTERNAL, settings.clock().nanoTime());
    }

    /** The current task of the calling thread as triggers see it, null when there is none. */
    public @Nullable FinishedTask currentTask() {
        Task current = events.currentTask();
        return current instanceof FinishedTask task ? task : null;
    }

    /** The service is ready: the start line says so and the warm-up begins. Returns at once; later calls do nothing. */
    public void ready() {
        later.ready();
    }

    /** What captures, null while it is not there. For threads that serve requests: one look at a field. */
    public @Nullable CapturingParts capturingSoFar() {
        return later.soFar();
    }

    /**
     * What captures, which is made where it is not there yet; and after {@link #ready()} knows that the service is. For operators and
     * tools: it may take part of a second.
     *
     * @return null when there is none; {@link #whyNotCapturing()} says why
     */
    public @Nullable CapturingParts capturing() {
        return later.made();
    }

    /** Why nothing can capture, a clause. */
    public String whyNotCapturing() {
        return later.whyNot();
    }

    /** Whether it is off for good, since what captures could not be made. */
    public boolean isOff() {
        return later.hasFailed();
    }

    /** The rules in force. What captures is not made for that, where it can be told without. */
    public List<Trigger> triggers() {
        CapturingParts present = capturingSoFar();
        if (present == null && settings.engine() != null && !isOff()) {
            return settings.triggers();
        }
        CapturingParts made = capturing();
        TriggerEngine engine = made == null ? null : made.engine();
        return engine == null ? List.of() : engine.triggers();
    }

    /** Why the JVM's own events are not recorded, null when they are to be. */
    @Nullable
    String whyWithoutJvm() {
        return whyWithoutJvm;
    }

    Staging staging() {
        return staging;
    }

    Generations generations() {
        return generations;
    }

    /** The recorder's own thread. */
    RecorderAgent agent() {
        return agent;
    }

    /** Closes every part, whatever another one throws. */
    @Override
    public void close() {
        later.close();
        stopRecording();
    }

    /** Without what captures. A second call does nothing. */
    void stopRecording() {
        try {
            logged.close();
            stopAgent();
        } catch (RuntimeException | Error failed) {
            fault();
        }
        events.close();
        ringMemory.close();
    }

    /**
     * Waits a few seconds at most: the thread may be inside an appender that waits for whoever is closing us. Its runner would
     * wait for ever, were it not for the exception.
     */
    private void stopAgent() {
        runner.close(PATIENCE_AT_CLOSE_MILLIS, stuck -> {
            stuck.interrupt();
            throw new IllegalStateException(stuck.getName() + " does not end");
        });
    }
}
