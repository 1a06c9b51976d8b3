/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A task as the application holds it. */
@SuppressWarnings("ConstantValue") // what an application hands over may be null, whatever the types say
final class RecordedTask extends TaskState implements Task {
    private static final EventName OUT_OF_MEMORY = EventName.of("java.lang.OutOfMemoryError");

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    RecordedTask(ThreadTrack track, long id, long parentId, EventName name, TaskKind kind, @Nullable TaskCost cost) {
        super(track, id, parentId, name, kind, cost);
    }

    @Override
    RecordedTask task() {
        return this;
    }

    @Override
    public String name() {
        return name.text();
    }

    @Override
    public Task name(EventName newName) {
        if (newName != null && !hasEnded()) {
            name = newName;
            path = null;
        }
        return this;
    }

    @Override
    public Task path(@Nullable String newPath) {
        if (!hasEnded()) {
            path = newPath;
        }
        return this;
    }

    @Override
    public Task kind(TaskKind newKind) {
        if (newKind != null && !hasEnded()) {
            kind = newKind;
        }
        return this;
    }

    @Override
    public Task set(EventName key, @Nullable String value) {
        if (!hasEnded()) {
            try {
                kept(details().set(orUnnamed(key), value == null ? "" : value));
            } catch (Throwable e) {
                track().recording().fault();
            }
        }
        return this;
    }

    @Override
    public Task set(EventName key, long value) {
        if (!hasEnded()) {
            try {
                kept(details().set(orUnnamed(key), value));
            } catch (Throwable e) {
                track().recording().fault();
            }
        }
        return this;
    }

    @Override
    public Task set(EventName key, double value) {
        if (!hasEnded()) {
            try {
                kept(details().set(orUnnamed(key), value));
            } catch (Throwable e) {
                track().recording().fault();
            }
        }
        return this;
    }

    @Override
    public Task set(EventName key, boolean value) {
        if (!hasEnded()) {
            try {
                kept(details().set(orUnnamed(key), value));
            } catch (Throwable e) {
                track().recording().fault();
            }
        }
        return this;
    }

    @Override
    public Task trace(@Nullable String traceId, @Nullable String spanId) {
        boolean isLong = TraceIds.isHex(traceId, TraceIds.TRACE_DIGITS);
        if (traceId == null || hasEnded() || !(isLong || TraceIds.isHex(traceId, TraceIds.SPAN_DIGITS))) {
            return this;
        }
        try {
            long high = isLong ? TraceIds.parse(traceId, 0) : 0;
            long low = TraceIds.parse(traceId, traceId.length() - TraceIds.SPAN_DIGITS);
            long span = spanId != null && TraceIds.isHex(spanId, TraceIds.SPAN_DIGITS) ? TraceIds.parse(spanId, 0) : 0;
            kept(details().trace(high, low, span));
        } catch (Throwable e) {
            track().recording().fault();
        }
        return this;
    }

    @Override
    public Task fail(@Nullable Throwable failure) {
        if (!hasEnded()) {
            isFailed = true;
            if (failure != null) {
                thrown = failure;
                try {
                    error = nameOf(failure);
                } catch (Throwable e) {
                    track().recording().fault();
                }
            }
        }
        return this;
    }

    /** Without the memory that a name takes which is looked up, where there is none. */
    private static EventName nameOf(Throwable failure) {
        return failure.getClass() == OutOfMemoryError.class
                ? OUT_OF_MEMORY
                : EventName.of(failure.getClass().getName());
    }

    @Override
    public Task fail() {
        return fail(null);
    }

    @Override
    public Task slowerThan(Duration threshold) {
        if (threshold != null && !hasEnded() && !threshold.isNegative()) {
            slowerThanNanos = threshold.compareTo(LONGEST) < 0 ? threshold.toNanos() : Long.MAX_VALUE;
        }
        return this;
    }

    @Override
    public Scope resume() {
        return hasEnded() ? ResumedScope.NONE : track().recording().tasks().resume(this);
    }

    @Override
    public Task detach() {
        leaveThread();
        return this;
    }

    @Override
    public Runnable wrap(Runnable work) {
        return work == null
                ? work
                : () -> {
                    Scope scope = resume();
                    try {
                        work.run();
                    } finally {
                        scope.close();
                    }
                };
    }

    @Override
    public <T extends @Nullable Object> Callable<T> wrap(Callable<T> work) {
        return work == null
                ? work
                : () -> {
                    Scope scope = resume();
                    try {
                        return work.call();
                    } finally {
                        scope.close();
                    }
                };
    }

    @Override
    public void close() {
        if (endOnce()) {
            track().recording().tasks().end(this);
        }
    }

    private void kept(boolean isKept) {
        if (!isKept && !hasEnded()) {
            Recording recording = track().recording();
            recording.lost(LossReason.ATTRIBUTES, recording.clock().nanoTime());
        }
    }

    private static EventName orUnnamed(EventName key) {
        return key == null ? EventName.of(null) : key;
    }
}
