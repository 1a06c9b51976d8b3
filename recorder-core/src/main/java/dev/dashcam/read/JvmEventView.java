/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import dev.dashcam.internal.jvm.read.JvmEvents;
import dev.dashcam.internal.jvm.read.RowKind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the JVM's events. */
final class JvmEventView implements TraceEvent {
    private static final ThreadState[] STATES = Arrays.stream(RowKind.values())
            .map(kind -> kind.isWait() ? ThreadState.valueOf(kind.name()) : ThreadState.UNKNOWN)
            .toArray(ThreadState[]::new);

    private final JvmEvents events;
    private final StreamNames names;
    private int event;
    private long timeNanos;
    /** Of the event it is at, once somebody has asked: those who look at one event ask several times. */
    private @Nullable WaitTarget target;

    JvmEventView(JvmEvents events, StreamNames names) {
        this.events = events;
        this.names = names;
    }

    /** Goes to an event, which happened at this time or, where it holds on, is told at this time. */
    void moveTo(int newEvent, long atNanos) {
        event = newEvent;
        timeNanos = atNanos;
        target = null;
    }

    @Override
    public EventKind kind() {
        RowKind row = events.kind(event);
        if (row.isWait()) {
            return EventKind.STATE_TRANSITION;
        }
        return switch (row) {
            case STARTED, ENDED -> EventKind.STATE_TRANSITION;
            case PAUSE, RANGE -> EventKind.RANGE;
            case SAMPLE -> EventKind.SAMPLE;
            case COMPLETE_FROM -> EventKind.MARK;
            default -> EventKind.VALUE;
        };
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    @Override
    public long threadId() {
        return events.threadId(event);
    }

    @Override
    public String threadName() {
        return events.threadName(event);
    }

    @Override
    public long taskId() {
        return 0;
    }

    private boolean hasName() {
        EventKind kind = kind();
        return kind == EventKind.RANGE || kind == EventKind.VALUE || kind == EventKind.MARK;
    }

    @Override
    public String name() {
        return hasName() ? events.text(event) : "";
    }

    @Override
    public int nameId() {
        return hasName() ? names.known(events.text(event)) : -1;
    }

    @Override
    public long startNanos() {
        boolean lasts = isWait() ? events.isEnd(event) : kind() == EventKind.RANGE;
        return lasts ? events.startNanos(event) : 0;
    }

    @Override
    public String text() {
        return switch (kind()) {
            case STATE_TRANSITION ->
                events.kind(event) == RowKind.STARTED ? "started" : stateAfter().words();
            case RANGE -> events.detail(event);
            default -> "";
        };
    }

    @Override
    public long value() {
        return kind() == EventKind.VALUE ? events.number(event) : 0;
    }

    private boolean isWait() {
        return events.kind(event).isWait();
    }

    @Override
    public ThreadState stateBefore() {
        return switch (events.kind(event)) {
            case STARTED -> ThreadState.NONE;
            case ENDED -> ThreadState.RUNNING;
            default -> waitOr(!events.isEnd(event));
        };
    }

    @Override
    public ThreadState stateAfter() {
        return switch (events.kind(event)) {
            case STARTED -> ThreadState.RUNNING;
            case ENDED -> ThreadState.NONE;
            default -> waitOr(events.isEnd(event));
        };
    }

    private ThreadState waitOr(boolean running) {
        return isWait() && running ? ThreadState.RUNNING : state();
    }

    /** Of a wait: what the thread does meanwhile. */
    private ThreadState state() {
        return STATES[events.kind(event).ordinal()];
    }

    @Override
    public @Nullable WaitTarget waitTarget() {
        if (target == null && isWait()) {
            target = newTarget();
        }
        return target;
    }

    private WaitTarget newTarget() {
        ThreadState state = state();
        String text = events.text(event);
        boolean isPeer = state.isNetwork();
        boolean isFile = state.isFile();
        boolean isObject = !isPeer && !isFile;
        return new WaitTarget(
                isObject ? text : "",
                isObject ? events.number(event) : 0,
                events.otherThreadId(event),
                events.otherThreadName(event),
                isPeer ? text : "",
                isPeer ? events.detail(event) : "",
                isPeer ? events.port(event) : 0,
                isFile ? text : "",
                isObject ? 0 : events.number(event));
    }

    @Override
    public List<StackTraceElement> stack() {
        return isWait() || kind() == EventKind.SAMPLE || kind() == EventKind.RANGE ? events.stack(event) : List.of();
    }

    @Override
    public boolean isPause() {
        return events.kind(event) == RowKind.PAUSE;
    }
}
