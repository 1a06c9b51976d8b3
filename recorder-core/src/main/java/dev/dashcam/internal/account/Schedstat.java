/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler's figures of one thread, from {@code /proc/self/task/<tid>/schedstat}: a file opened at the first reading
 * and kept open. It is read through its channel, which takes one system call where the file itself takes two; but the JDK
 * closes a channel for good when its thread is or gets interrupted in the middle. So an interrupted thread reads the file
 * itself, and one that gets interrupted during a reading goes without that one and opens the file again.
 *
 * <p>We must not close a file while its thread is in the middle of a read: its descriptor could meanwhile belong to a socket
 * of the application, and the read would swallow what came in there. So whoever reads or closes takes the {@link #state}
 * first, and a file that is to be closed during a read is closed by the reader, right after.
 */
final class Schedstat {
    private static final int IDLE = 0;
    private static final int READING = 1;
    private static final int CLOSED = 2;

    /** Means the thread that opens it, for as long as it is open. Not a Path: the JDK keeps 2 KB for a thread that uses one. */
    private static final String OWN_FILE = "/proc/thread-self/schedstat";

    /** Of who has no file open: most threads, where there are many. */
    private static final byte[] NO_TEXT = {};

    private final OpenFiles files;
    private final AtomicInteger state = new AtomicInteger(IDLE);
    private byte[] text = NO_TEXT;
    private @Nullable RandomAccessFile file;
    private @Nullable ByteBuffer buffer;
    private boolean isHidden;
    private volatile int threadNumber = OthersSchedstat.NO_NUMBER;

    Schedstat(OpenFiles files) {
        this.files = files;
    }

    /** How long the calling thread has waited for a CPU since it began, or {@link ThreadAccount#UNKNOWN}. */
    long readRunQueueNanos() {
        if (isHidden || !state.compareAndSet(IDLE, READING)) {
            return ThreadAccount.UNKNOWN;
        }
        try {
            return read();
        } finally {
            if (!state.compareAndSet(READING, IDLE)) {
                closeFile();
            }
        }
    }

    /** The kernel's number of the thread, {@link OthersSchedstat#NO_NUMBER} when it is not known. Any thread. */
    int threadNumber() {
        return threadNumber;
    }

    /** Closes the file, now or when the thread has finished the read it is in. */
    void close() {
        if (state.getAndSet(CLOSED) == IDLE) {
            closeFile();
        }
    }

    private long read() {
        try {
            RandomAccessFile open = file == null ? open() : file;
            return open == null ? ThreadAccount.UNKNOWN : secondNumber(text, read(open));
        } catch (ClosedChannelException e) {
            closeFile();
            return ThreadAccount.UNKNOWN;
        } catch (IOException | RuntimeException e) {
            isHidden = true;
            return ThreadAccount.UNKNOWN;
        }
    }

    private int read(RandomAccessFile open) throws IOException {
        ByteBuffer into = buffer;
        if (into == null || Thread.currentThread().isInterrupted()) {
            open.seek(0);
            return open.read(text);
        }
        int length = open.getChannel().read(into.clear(), 0);
        into.flip().get(text, 0, Math.max(0, length));
        return length;
    }

    private @Nullable RandomAccessFile open() throws IOException {
        ByteBuffer taken = files.take();
        if (taken == null) {
            return null;
        }
        try {
            text = new byte[OpenFiles.BUFFER_BYTES];
            file = new RandomAccessFile(OWN_FILE, "r");
            buffer = taken;
            if (threadNumber == OthersSchedstat.NO_NUMBER) {
                threadNumber = OthersSchedstat.numberOfCallingThread();
            }
            return file;
        } finally {
            if (file == null) {
                files.giveBack(taken);
            }
        }
    }

    private void closeFile() {
        RandomAccessFile open = file;
        ByteBuffer taken = buffer;
        if (open == null || taken == null) {
            return;
        }
        file = null;
        buffer = null;
        text = NO_TEXT;
        files.giveBack(taken);
        try {
            open.close();
        } catch (IOException ignored) {
            // it was only read
        }
    }

    /** The second of the numbers in this text, which are divided by a blank; unknown when there is none. */
    static long secondNumber(byte[] text, int length) {
        int at = 0;
        while (at < length && text[at] != ' ') {
            at++;
        }
        long number = 0;
        int begin = ++at;
        while (at < length && text[at] >= '0' && text[at] <= '9') {
            number = 10 * number + (text[at] - '0');
            at++;
        }
        return at > begin ? number : ThreadAccount.UNKNOWN;
    }
}
