/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.util.IdentityHashMap;
import java.util.List;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Makes rows of JFR's events. For one thread. */
final class RowWriter {
    /** JFR hands the same object out for the same stack or thread of a chunk; this many are remembered. */
    private static final int MAX_REMEMBERED = 1 << 14;

    private final Rows rows;
    private final Texts texts;
    private final ThreadNumbers threads;
    private final Stacks stacks;
    private final Row row = new Row();
    private final IdentityHashMap<RecordedThread, Integer> knownThreads = new IdentityHashMap<>();
    private final IdentityHashMap<RecordedStackTrace, Integer> knownStacks = new IdentityHashMap<>();
    /** As many as a file has types of events. */
    private final IdentityHashMap<EventType, Boolean> withDuration = new IdentityHashMap<>();

    private final int[] frames = new int[Stacks.MAX_DEPTH];

    RowWriter(Rows rows, Texts texts, ThreadNumbers threads, Stacks stacks) {
        this.rows = rows;
        this.texts = texts;
        this.threads = threads;
        this.stacks = stacks;
    }

    /** A row that lasts as long as the event, on no thread. */
    RowWriter begin(RowKind kind, RecordedEvent event) {
        long start = event.getLong("startTime");
        row.clear(kind, start, hasDuration(event) ? start + Math.max(0, event.getLong("duration")) : start);
        return this;
    }

    /** Asked once a type: JFR looks for a field by going through all of them. */
    private boolean hasDuration(RecordedEvent event) {
        Boolean known = withDuration.get(event.getEventType());
        if (known == null) {
            known = event.hasField("duration");
            withDuration.put(event.getEventType(), known);
        }
        return known;
    }

    /** A row at one instant. */
    RowWriter begin(RowKind kind, long ticks) {
        row.clear(kind, ticks, ticks);
        return this;
    }

    /** A row of a wait: on the event's thread, with its stack. */
    RowWriter beginWait(RowKind kind, RecordedEvent event) {
        begin(kind, event);
        return thread(event.getThread()).stack(event.getStackTrace());
    }

    RowWriter thread(@Nullable RecordedThread thread) {
        row.thread = number(thread);
        return this;
    }

    RowWriter otherThread(@Nullable RecordedThread thread) {
        row.otherThread = number(thread);
        return this;
    }

    RowWriter text(@Nullable String text) {
        row.text = texts.number(text);
        return this;
    }

    RowWriter type(@Nullable RecordedClass type) {
        return text(type == null ? null : type.getName());
    }

    RowWriter detail(@Nullable String detail) {
        row.detail = texts.number(detail);
        return this;
    }

    RowWriter number(long number) {
        row.number = number;
        return this;
    }

    RowWriter port(int port) {
        row.port = port;
        return this;
    }

    RowWriter stack(@Nullable RecordedStackTrace stack) {
        row.stack = number(stack);
        return this;
    }

    void end() {
        rows.add(row);
    }

    private int number(@Nullable RecordedThread thread) {
        if (thread == null) {
            return 0;
        }
        Integer known = knownThreads.get(thread);
        if (known != null) {
            return known;
        }
        long id = thread.getJavaThreadId();
        String name = thread.getJavaName();
        int number = id <= 0 ? 0 : threads.number(id, name == null ? "" : name);
        remember(knownThreads, thread, number);
        return number;
    }

    private int number(@Nullable RecordedStackTrace stack) {
        if (stack == null) {
            return 0;
        }
        Integer known = knownStacks.get(stack);
        if (known != null) {
            return known;
        }
        int number = stacks.stack(frames, depth(stack.getFrames()));
        remember(knownStacks, stack, number);
        return number;
    }

    /** Puts down the frames and answers how many there are; none where there is no room for all of them. */
    private int depth(List<RecordedFrame> recorded) {
        int depth = 0;
        for (int i = 0; i < recorded.size() && depth < frames.length; i++) {
            RecordedFrame frame = recorded.get(i);
            RecordedMethod method = frame.getMethod();
            if (method == null || method.getType() == null || !frame.isJavaFrame()) {
                continue;
            }
            int number = stacks.frame(method.getType().getName(), method.getName(), frame.getLineNumber());
            if (number == Stacks.NO_ROOM) {
                return 0;
            }
            frames[depth++] = number;
        }
        return depth;
    }

    private static <T> void remember(IdentityHashMap<T, Integer> known, T what, int number) {
        if (known.size() == MAX_REMEMBERED) {
            known.clear();
        }
        known.put(what, number);
    }
}
