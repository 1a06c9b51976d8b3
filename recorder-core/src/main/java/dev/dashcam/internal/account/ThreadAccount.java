/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

/**
 * The running account of one thread. For that thread alone, except {@link #readByOther} and {@link #close}. No method throws; what cannot be known is
 * {@link #UNKNOWN}. All figures only grow, so what a piece of work cost is a difference.
 */
public interface ThreadAccount extends AutoCloseable {
    /** A figure that is not known. */
    long UNKNOWN = -1;

    /** The account of a thread that nothing is known of. */
    ThreadAccount NONE = new ThreadAccount() {
        @Override
        public long allocatedBytes() {
            return UNKNOWN;
        }

        @Override
        public void read() {}

        @Override
        public long cpuNanos() {
            return UNKNOWN;
        }

        @Override
        public long runQueueNanos() {
            return UNKNOWN;
        }

        @Override
        public void close() {}
    };

    /** Bytes the thread has allocated by now. Some 25 ns. */
    long allocatedBytes();

    /** Brings the two times up to date. Costs some 1.4 microseconds: two or three system calls. */
    void read();

    /** Time on CPU as of the last {@link #read}. */
    long cpuNanos();

    /** Time the thread was ready to run and waited for a CPU, as of the last {@link #read}. */
    long runQueueNanos();

    /** All figures as of now. Any thread, while this one is alive. Costs some tens of microseconds. */
    default AccountReading readByOther() {
        return AccountReading.NONE;
    }

    /** Gives back what the account holds open; from then on nothing is known. Any thread, also while the owner reads. */
    @Override
    void close();
}
