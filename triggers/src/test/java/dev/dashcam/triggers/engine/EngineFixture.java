/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.task.EventName;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.ManualClock;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.CaptureDesk;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.trigger.TriggerEngine;
import dev.dashcam.trigger.TriggerEnvironment;
import dev.dashcam.trigger.TriggerStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine on a clock that stands, with a desk, a ring and a log of the test's own. */
final class EngineFixture implements TriggerEnvironment {
    /** Of every task. */
    static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    final ManualClock clock;
    final FakeDesk desk = new FakeDesk();
    final List<String> lines = new CopyOnWriteArrayList<>();
    /** Those of the tasks that the lines are about. */
    final List<String> traceIds = new CopyOnWriteArrayList<>();
    /** How often a task was asked for its own, which allocates. */
    final AtomicInteger traceIdsMade = new AtomicInteger();

    final TriggerEngine engine;
    private final long startedNanos;
    private final @Nullable Path stateFolder;
    private final boolean isReady;
    private final List<Trigger> triggers;
    volatile long completeFromNanos;

    EngineFixture(TriggerSettings settings, Trigger... triggers) {
        this(true, settings, triggers);
    }

    EngineFixture(boolean isReady, TriggerSettings settings, Trigger... triggers) {
        this(new ManualClock(), null, isReady, settings, triggers);
    }

    private EngineFixture(
            ManualClock clock,
            @Nullable Path stateFolder,
            boolean isReady,
            TriggerSettings settings,
            Trigger... triggers) {
        this.clock = clock;
        this.startedNanos = clock.nanoTime();
        this.completeFromNanos = startedNanos;
        this.stateFolder = stateFolder;
        this.isReady = isReady;
        this.triggers = List.of(triggers);
        this.engine = new EngineFactory(settings).create(this);
    }

    /** With the default settings, warm. */
    static EngineFixture warm(Trigger... triggers) {
        return warm(TriggerSettings.defaults(), triggers);
    }

    static EngineFixture warm(TriggerSettings settings, Trigger... triggers) {
        EngineFixture fixture = new EngineFixture(settings, triggers);
        fixture.clock.advance(Duration.ofMinutes(5));
        return fixture;
    }

    /** One of a service with a folder, where an earlier one may have been; warm. */
    static EngineFixture in(Path stateFolder, ManualClock clock, TriggerSettings settings, Trigger... triggers) {
        EngineFixture fixture = new EngineFixture(clock, stateFolder, true, settings, triggers);
        clock.advance(Duration.ofMinutes(1));
        return fixture;
    }

    /** Ends the capture in progress as sealed. */
    void seal() {
        engine.captureEnded(desk.end(), true);
    }

    void fail() {
        engine.captureEnded(desk.end(), false);
    }

    /** Captures and seals at once. */
    Decision captured(String trigger) {
        Decision decision = engine.trigger(trigger, null);
        seal();
        return decision;
    }

    TriggerStatus status(String trigger) {
        return engine.status().stream()
                .filter(status -> status.name().equals(trigger))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public RecorderClock clock() {
        return clock;
    }

    @Override
    public long startedNanos() {
        return startedNanos;
    }

    @Override
    public boolean isReady() {
        return isReady;
    }

    @Override
    public long completeFromNanos() {
        return completeFromNanos;
    }

    @Override
    public List<Trigger> triggers() {
        return triggers;
    }

    @Override
    public @Nullable Path stateFolder() {
        return stateFolder;
    }

    @Override
    public CaptureDesk captures() {
        return desk;
    }

    @Override
    public void say(String line) {
        say(line, null);
    }

    @Override
    public void say(String line, @Nullable String traceId) {
        lines.add(line);
        traceIds.add(String.valueOf(traceId));
    }

    /** A request that has just ended. */
    FinishedTask request(String name, Duration took) {
        return task(name, TaskKind.REQUEST, took, Duration.ZERO);
    }

    /** A request that has just failed. */
    FinishedTask failedRequest(String name) {
        return task(name, TaskKind.REQUEST, Duration.ofMillis(1), Duration.ZERO, true);
    }

    FinishedTask task(String name, TaskKind kind, Duration took, Duration slowerThan) {
        return task(name, kind, took, slowerThan, false);
    }

    private FinishedTask task(String name, TaskKind kind, Duration took, Duration slowerThan, boolean isFailed) {
        return new Ended(
                EventName.of(name),
                kind,
                clock.nanoTime() - took.toNanos(),
                took.toNanos(),
                slowerThan.toNanos(),
                isFailed,
                traceIdsMade);
    }

    private record Ended(
            EventName eventName,
            TaskKind kind,
            long startNanos,
            long durationNanos,
            long slowerThanNanos,
            boolean isFailed,
            AtomicInteger traceIdsMade)
            implements FinishedTask {
        @Override
        public long id() {
            return 7;
        }

        @Override
        public @Nullable String errorClass() {
            return null;
        }

        @Override
        public String traceId() {
            traceIdsMade.incrementAndGet();
            return TRACE_ID;
        }
    }
}
