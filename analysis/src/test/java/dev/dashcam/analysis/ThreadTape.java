/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.WaitTarget;
import dev.dashcam.task.TaskKind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one thread of a {@link Tape} does, told in order. */
final class ThreadTape {
    private final Tape tape;
    private final long threadId;
    private final String threadName;
    private final Deque<TapeEvent> tasks = new ArrayDeque<>();
    private final Deque<TapeEvent> regions = new ArrayDeque<>();
    private double nowMs;
    private double cpuMs = -1;
    private double runQueueMs = -1;
    private long allocatedBytes = -1;
    private Map<String, Object> attributes = Map.of();

    ThreadTape(Tape tape, long threadId, String threadName) {
        this.tape = tape;
        this.threadId = threadId;
        this.threadName = threadName;
    }

    long threadId() {
        return threadId;
    }

    String name() {
        return threadName;
    }

    double nowMs() {
        return nowMs;
    }

    ThreadTape at(double ms) {
        nowMs = ms;
        return this;
    }

    ThreadTape spend(double ms) {
        nowMs += ms;
        return this;
    }

    ThreadTape begin(TaskKind kind, String name) {
        return begin(kind, name, tape.newTaskId());
    }

    ThreadTape begin(TaskKind kind, String name, long taskId) {
        TapeEvent begin = put(EventKind.TASK_BEGIN, name);
        begin.parentId = tasks.isEmpty() ? 0 : tasks.peek().taskId;
        begin.taskId = taskId;
        begin.taskKind = kind;
        tasks.push(begin);
        return this;
    }

    long taskId() {
        return tasks.isEmpty() ? 0 : tasks.peek().taskId;
    }

    /** The account of the task that ends next. */
    ThreadTape used(double cpuMs, double runQueueMs, long allocatedBytes) {
        this.cpuMs = cpuMs;
        this.runQueueMs = runQueueMs;
        this.allocatedBytes = allocatedBytes;
        return this;
    }

    /** An attribute of the task that ends next. */
    ThreadTape with(String attribute, Object value) {
        attributes = Map.of(attribute, value);
        return this;
    }

    /** A counter's new value. */
    ThreadTape counts(String counter, long value) {
        put(EventKind.VALUE, counter).value = value;
        return this;
    }

    ThreadTape end() {
        return end(false, null);
    }

    ThreadTape fail(String errorClass) {
        return end(true, errorClass);
    }

    ThreadTape enter(String region) {
        TapeEvent begin = put(EventKind.REGION_BEGIN, region);
        begin.depth = regions.size();
        regions.push(begin);
        return this;
    }

    ThreadTape leave() {
        TapeEvent begin = regions.pop();
        TapeEvent end = put(EventKind.REGION_END, begin.name);
        end.taskId = begin.taskId;
        end.startNanos = begin.timeNanos;
        end.depth = begin.depth;
        return this;
    }

    /** Waits, in the service's code at a place such as {@code Inventory.reserve:88}, called from the second and so on. */
    ThreadTape waits(ThreadState state, double ms, @Nullable WaitTarget target, String... places) {
        List<StackTraceElement> stack =
                Arrays.stream(places).map(ThreadTape::frame).toList();
        TapeEvent begin = transition(ThreadState.RUNNING, state, target, stack);
        nowMs += ms;
        TapeEvent end = transition(state, ThreadState.RUNNING, target, stack);
        end.startNanos = begin.timeNanos;
        return this;
    }

    /** A class without a package is the shop's. */
    static StackTraceElement frame(String place) {
        int colon = place.indexOf(':');
        int dot = place.lastIndexOf('.', colon);
        String className = place.substring(0, dot);
        return new StackTraceElement(
                className.contains(".") ? className : "shop." + className,
                place.substring(dot + 1, colon),
                null,
                Integer.parseInt(place.substring(colon + 1)));
    }

    private TapeEvent transition(
            ThreadState before, ThreadState after, @Nullable WaitTarget target, List<StackTraceElement> stack) {
        TapeEvent event = put(EventKind.STATE_TRANSITION, "");
        event.taskId = 0;
        event.stateBefore = before;
        event.stateAfter = after;
        event.target = target;
        event.stack = stack;
        return event;
    }

    /** A monitor of this class that another thread released last. */
    static WaitTarget monitor(String className, ThreadTape releasedBy) {
        return new WaitTarget("shop." + className, 0x7f3, releasedBy.threadId, releasedBy.threadName, "", "", 0, "", 0);
    }

    static WaitTarget peer(String host, int port) {
        return new WaitTarget("", 0, 0, "", host, "10.0.0.7", port, "", 512);
    }

    /** Enters a region, stays and leaves. */
    ThreadTape in(String region, double ms) {
        return enter(region).spend(ms).leave();
    }

    private ThreadTape end(boolean failed, @Nullable String errorClass) {
        TapeEvent begin = tasks.pop();
        TapeEvent end = put(EventKind.TASK_END, begin.name);
        end.taskId = begin.taskId;
        end.parentId = begin.parentId;
        end.taskKind = begin.taskKind;
        end.startNanos = begin.timeNanos;
        end.cpuNanos = cpuMs < 0 ? -1 : Math.round(cpuMs * Tape.MS);
        end.runQueueNanos = runQueueMs < 0 ? -1 : Math.round(runQueueMs * Tape.MS);
        end.allocatedBytes = allocatedBytes;
        end.failed = failed;
        end.errorClass = errorClass;
        end.attributes = attributes;
        attributes = Map.of();
        cpuMs = -1;
        runQueueMs = -1;
        allocatedBytes = -1;
        return this;
    }

    private TapeEvent put(EventKind kind, String name) {
        TapeEvent event = tape.event(kind, name);
        event.timeNanos = Tape.nanos(nowMs);
        event.threadId = threadId;
        event.threadName = threadName;
        event.taskId = taskId();
        return event;
    }
}
