/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.explain.Incident;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Generation;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A recording made by hand. Times are given in milliseconds from the begin of its window, which lies at
 * {@link #ORIGIN_NANOS}; the trigger is 30 s later and the end another second, unless set.
 */
final class Tape implements Incident {
    static final long MS = 1_000_000;
    /** Not 0, and not a round number: monotonic clocks start anywhere. */
    static final long ORIGIN_NANOS = 7_123_456_789_123L;
    /** 2026-11-22T03:03:41.118Z, so that the trigger is half a minute later. */
    private Map<String, String> configuration = Map.of();

    private static final long ORIGIN_EPOCH_NANOS = 1_795_316_621_118_000_000L;

    final List<TapeEvent> events = new ArrayList<>();
    private final Map<String, Integer> nameIds = new HashMap<>();
    private final List<Cause> causes = new ArrayList<>();
    private final Map<String, Long> losses = new LinkedHashMap<>();
    private final List<Generation.OpenTask> openTasks = new ArrayList<>();
    private final List<Generation.OpenRegion> openRegions = new ArrayList<>();
    private final List<ThreadAtTrigger> threads = new ArrayList<>();
    private int threadPasses;
    private double triggerMs = 30_000;
    private double tailMs = 1_000;
    private double completeFromMs;
    private String type = "snapshot";
    private String jvm = "JVM";
    private long nextTaskId = 0x51d0;
    private long nextThreadId = 20;
    private long heldBytes;
    int passes;

    static long nanos(double ms) {
        return ORIGIN_NANOS + Math.round(ms * MS);
    }

    Tape jvm(String nameAndVersion) {
        jvm = nameAndVersion;
        return this;
    }

    Tape triggeredAt(double ms) {
        triggerMs = ms;
        return this;
    }

    Tape tail(double ms) {
        tailMs = ms;
        return this;
    }

    Tape completeFrom(double ms) {
        completeFromMs = ms;
        return this;
    }

    /** The service's own code is in this package. */
    Tape ownCodeIn(String name) {
        configuration = Map.of("source.packages", name);
        return this;
    }

    /** All code is there. */
    Tape sourceAt(String url) {
        configuration = Map.of("dashcam.source-url", url);
        return this;
    }

    Tape trace() {
        type = "trace";
        return this;
    }

    Tape lost(String reason, long count) {
        losses.put(reason, count);
        return this;
    }

    /** A latency trigger for a task. */
    Tape slow(String subject, long taskId, double tookMs, double thresholdMs) {
        return cause("latency", "latency", subject, taskId, tookMs, thresholdMs);
    }

    Tape cause(String trigger, String kind, String subject, long taskId, double tookMs, double thresholdMs) {
        causes.add(
                new Cause(trigger, kind, subject, taskId, null, tookMs * MS, thresholdMs * MS, "ns", nanos(triggerMs)));
        return this;
    }

    /** An error rate trigger for a route, with the task that failed last. */
    Tape failing(String subject, long taskId, double rate, double threshold) {
        String saw = Quantity.measured(rate, "ratio") + " of " + subject + " failed";
        causes.add(new Cause(
                "error-rate", "error-rate", subject, taskId, null, rate, threshold, "ratio", saw, nanos(triggerMs)));
        return this;
    }

    /** A deadlock of threads that run no task. */
    Tape deadlock(String threads) {
        causes.add(new Cause(
                "deadlock",
                "deadlock",
                threads,
                0,
                null,
                Double.NaN,
                Double.NaN,
                "",
                threads + " wait for each other's locks",
                nanos(triggerMs)));
        return this;
    }

    Tape manual(String reason) {
        causes.add(Cause.of("manual", "manual", reason, nanos(triggerMs)));
        return this;
    }

    ThreadTape thread(String name) {
        return new ThreadTape(this, nextThreadId++, name);
    }

    /** The same thread, from another time on. */
    ThreadTape sameThread(ThreadTape thread, String name) {
        return new ThreadTape(this, thread.threadId(), name);
    }

    long newTaskId() {
        return ++nextTaskId;
    }

    /** The JVM's own events are in it too, waits from a millisecond on. */
    Tape withJvm() {
        return withJvmFrom(0);
    }

    /** With the JVM's events from this instant on. */
    Tape withJvmFrom(double ms) {
        TapeEvent from = event(EventKind.MARK, "jvm.complete-from");
        from.timeNanos = nanos(ms);
        for (String wait : List.of("blocked", "parked", "socket-read")) {
            TapeEvent threshold = event(EventKind.VALUE, "jvm.threshold." + wait);
            threshold.timeNanos = nanos(ms);
            threshold.value = MS;
        }
        return this;
    }

    /** From here on shorter waits of a kind are not recorded. */
    Tape threshold(String wait, double fromMs, double ms) {
        return value("jvm.threshold." + wait, fromMs, nanos(ms) - nanos(0));
    }

    /** A counter has a value. */
    Tape value(String counter, double ms, long value) {
        TapeEvent event = event(EventKind.VALUE, counter);
        event.timeNanos = nanos(ms);
        event.value = value;
        return this;
    }

    /** All threads stand still for a collection. */
    Tape collection(double fromMs, double ms) {
        return pause("gc pause", "GC Pause", fromMs, ms)
                .ranging("collection", "G1New, G1 Evacuation Pause", fromMs, ms);
    }

    /** All threads stand still for an operation of the JVM. */
    Tape operation(String operation, double fromMs, double ms) {
        return pause("vm operation", operation, fromMs, ms);
    }

    /** All threads stand still. */
    Tape pause(String name, String text, double fromMs, double ms) {
        range(name, text, fromMs, ms).pause = true;
        return this;
    }

    /** Something of the JVM's goes on while the threads do too. */
    Tape ranging(String name, String text, double fromMs, double ms) {
        range(name, text, fromMs, ms);
        return this;
    }

    /** Code, at a place such as {@code shop.Cache.evict:44}, asks for a collection. */
    Tape askedForCollection(String place, double fromMs, double ms) {
        range("System.gc()", "", fromMs, ms).stack =
                List.of(ThreadTape.frame("java.lang.System.gc:1"), ThreadTape.frame(place));
        return this;
    }

    private TapeEvent range(String name, String text, double fromMs, double ms) {
        TapeEvent range = event(EventKind.RANGE, name);
        range.text = text;
        range.startNanos = nanos(fromMs);
        range.timeNanos = nanos(fromMs + ms);
        return range;
    }

    TapeEvent event(EventKind kind, String name) {
        TapeEvent event = new TapeEvent();
        event.kind = kind;
        event.name = name;
        event.nameId = nameIds.computeIfAbsent(name, key -> nameIds.size());
        events.add(event);
        return event;
    }

    Tape openAtStart(Generation.OpenTask task) {
        openTasks.add(task);
        return this;
    }

    Tape openAtStart(Generation.OpenRegion region) {
        openRegions.add(region);
        return this;
    }

    /** How often the threads were read. */
    int threadPasses() {
        return threadPasses;
    }

    /** What a thread does at the trigger. */
    Tape atTrigger(ThreadAtTrigger thread) {
        threads.add(thread);
        return this;
    }

    @Override
    public void threads(Consumer<ThreadAtTrigger> each) {
        threadPasses++;
        threads.forEach(each);
    }

    @Override
    public Manifest manifest() {
        return new Manifest(
                1,
                1,
                "7f3k2q",
                type,
                "shop",
                "shop-6c9f-x2kq1",
                1,
                jvm,
                ORIGIN_NANOS,
                ORIGIN_EPOCH_NANOS,
                30_000 * MS,
                nanos(0),
                nanos(completeFromMs),
                nanos(triggerMs),
                nanos(triggerMs + tailMs),
                causes,
                0,
                null,
                null,
                events.size(),
                losses,
                null,
                configuration,
                List.of());
    }

    /** Has its streams say that they hold so much. */
    Tape heldBytes(long bytes) {
        heldBytes = bytes;
        return this;
    }

    @Override
    public String fileName() {
        return "7f3k2q.dcam";
    }

    @Override
    public EventStream events() {
        passes++;
        List<TapeEvent> sorted = new ArrayList<>();
        TapeEvent sync = new TapeEvent();
        sync.kind = EventKind.SYNC;
        sync.timeNanos = nanos(0);
        sync.generation = new Generation(
                41,
                nanos(0),
                nanos(triggerMs + tailMs),
                ORIGIN_NANOS,
                ORIGIN_EPOCH_NANOS,
                nanos(completeFromMs),
                events.size(),
                List.of(),
                openTasks,
                openRegions,
                0);
        sorted.add(sync);
        events.stream()
                .sorted(Comparator.comparingLong(event -> event.timeNanos))
                .filter(event -> event.timeNanos <= nanos(triggerMs + tailMs))
                .forEach(sorted::add);
        Iterator<TapeEvent> iterator = sorted.iterator();
        return new EventStream() {
            @Override
            public @Nullable TraceEvent next() {
                return iterator.hasNext() ? iterator.next() : null;
            }

            @Override
            public long heldBytes() {
                return heldBytes;
            }

            @Override
            public void close() {}
        };
    }
}
