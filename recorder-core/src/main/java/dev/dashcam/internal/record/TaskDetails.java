/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.event.Attributes;
import dev.dashcam.task.EventName;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task is told about itself while it runs: attributes and trace ids.
 *
 * <p>The version, odd while somebody writes, is a lock that no writer waits for: one that finds another writing gives up, which
 * {@link dev.dashcam.task.Task} allows for. A reader takes the version, copies, and takes it again: when it was odd or has
 * changed, the copy may be a mixture. Once sealed, nobody writes any more: a writer takes the lock and then looks at the seal,
 * the sealer sets the seal and then looks at the lock, both in the order of volatile variables, so that one of them sees the
 * other.
 */
final class TaskDetails {
    private static final VarHandle VERSION = find();
    private static final int TRIES = 1_000;

    private volatile int version;
    private volatile boolean isSealed;
    private final Attributes attributes = new Attributes();
    private long traceIdHigh;
    private long traceIdLow;
    private long spanId;

    /** Keeps a text; this and the next three answer false when it is lost. */
    boolean set(EventName key, String value) {
        int locked = lock();
        return locked != 0 && unlock(locked, attributes.set(key, value));
    }

    boolean set(EventName key, long value) {
        int locked = lock();
        return locked != 0 && unlock(locked, attributes.set(key, value));
    }

    boolean set(EventName key, double value) {
        int locked = lock();
        return locked != 0 && unlock(locked, attributes.set(key, value));
    }

    boolean set(EventName key, boolean value) {
        int locked = lock();
        return locked != 0 && unlock(locked, attributes.set(key, value));
    }

    /** Keeps the ids of the trace. */
    boolean trace(long high, long low, long span) {
        int locked = lock();
        if (locked == 0) {
            return false;
        }
        traceIdHigh = high;
        traceIdLow = low;
        spanId = span;
        return unlock(locked, true);
    }

    /**
     * Ends all writing; afterwards the caller may read without a copy.
     *
     * @return false when a writer was met that does not come to an end, so that nothing here is to be used
     */
    boolean seal() {
        isSealed = true;
        for (int i = 0; i < TRIES; i++) {
            if ((version & 1) == 0) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    Attributes attributes() {
        return attributes;
    }

    long traceIdHigh() {
        return traceIdHigh;
    }

    long traceIdLow() {
        return traceIdLow;
    }

    long spanId() {
        return spanId;
    }

    /** A copy that was whole at one moment, null when none could be had. Any thread. */
    @Nullable
    Copy copy() {
        for (int i = 0; i < TRIES; i++) {
            int before = version;
            if ((before & 1) == 0) {
                Copy copy = new Copy(TraceIds.format(traceIdHigh, traceIdLow), attributes.toMap());
                VarHandle.acquireFence();
                if (version == before) {
                    return copy;
                }
            }
            Thread.onSpinWait();
        }
        return null;
    }

    /** Trace id and attributes of one moment. */
    record Copy(@Nullable String traceId, Map<String, Object> attributes) {}

    /** Answers the version that stands for the lock, 0 when it could not be had. */
    private int lock() {
        int before = version;
        if ((before & 1) != 0 || !VERSION.compareAndSet(this, before, before + 1)) {
            return 0;
        }
        if (isSealed) {
            version = before;
            return 0;
        }
        VarHandle.storeStoreFence();
        return before + 1;
    }

    private boolean unlock(int locked, boolean kept) {
        VERSION.setRelease(this, locked + 1);
        return kept;
    }

    private static VarHandle find() {
        try {
            return MethodHandles.lookup().findVarHandle(TaskDetails.class, "version", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
