/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.account.AccountReading;
import dev.dashcam.internal.account.ThreadAccount;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the tasks of one thread cost, with as few readings of its account as will do: one when a task begins, which
 * tasks that begin within {@value #FRESH_NANOS} ns share, and one when it ends, if it took long enough for the times to
 * matter. What a shared reading can be wrong by is a hundredth of the shortest task that has times. For that thread alone.
 */
final class CostMeter {
    /** Tasks shorter than this have no times. */
    static final long SHORTEST_NANOS = 1_000_000;
    /** For so long a reading serves the tasks that begin next. */
    static final long FRESH_NANOS = 10_000;

    private final ThreadAccount account;
    private long readNanos;
    private boolean hasRead;

    CostMeter(ThreadAccount account) {
        this.account = account;
    }

    /** Whether anything can be known. */
    @SuppressWarnings("ReferenceEquality") // there is one that knows nothing
    boolean isKnown() {
        return account != ThreadAccount.NONE;
    }

    /** The readings for a task that begins now. */
    @Nullable
    TaskCost begin(long nowNanos) {
        if (!isKnown()) {
            return null;
        }
        if (!hasRead || nowNanos - readNanos >= FRESH_NANOS) {
            read(nowNanos);
        }
        return new TaskCost(account.cpuNanos(), account.runQueueNanos(), account.allocatedBytes());
    }

    /** Settles the cost of a task that began on this thread, took this long and ends now. */
    void end(TaskCost cost, long durationNanos, long nowNanos) {
        if (durationNanos < SHORTEST_NANOS) {
            cost.end(ThreadAccount.UNKNOWN, ThreadAccount.UNKNOWN, account.allocatedBytes());
        } else {
            read(nowNanos);
            cost.end(account.cpuNanos(), account.runQueueNanos(), account.allocatedBytes());
            cost.boundBy(durationNanos);
        }
    }

    /** The readings of now, for any other thread. */
    AccountReading readByOther() {
        return account.readByOther();
    }

    void close() {
        account.close();
    }

    private void read(long nowNanos) {
        account.read();
        readNanos = nowNanos;
        hasRead = true;
    }
}
