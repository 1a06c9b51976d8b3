/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * The scheduler's figures of a thread, read by another one. The file that the thread itself has open is not touched: it could be
 * closed in the middle of the reading, and its thread would have to wait for whoever reads from it. So the reader opens
 * one of its own, by the number that the kernel knows the thread by, which Java does not tell and the thread itself finds out.
 */
final class OthersSchedstat {
    /** The number of a thread is not known. */
    static final int NO_NUMBER = 0;

    private static final String OWN_STATUS = "/proc/thread-self/stat";
    private static final String TASKS = "/proc/self/task/";

    private OthersSchedstat() {}

    /** The kernel's number of the calling thread, or {@link #NO_NUMBER}. */
    static int numberOfCallingThread() {
        byte[] text = new byte[OpenFiles.BUFFER_BYTES];
        try (RandomAccessFile file = new RandomAccessFile(OWN_STATUS, "r")) {
            int length = file.read(text);
            int end = 0;
            while (end < length && text[end] >= '0' && text[end] <= '9') {
                end++;
            }
            return Integer.parseInt(new String(text, 0, end, US_ASCII));
        } catch (IOException | RuntimeException hidden) {
            return NO_NUMBER;
        }
    }

    /**
     * How long a thread has waited for a CPU since it began, or {@link ThreadAccount#UNKNOWN}. The number may belong to another
     * thread once this one has ended: who asks makes sure that it has not, before and after.
     */
    static long readRunQueueNanos(int number) {
        if (number == NO_NUMBER) {
            return ThreadAccount.UNKNOWN;
        }
        byte[] text = new byte[OpenFiles.BUFFER_BYTES];
        try (RandomAccessFile file = new RandomAccessFile(TASKS + number + "/schedstat", "r")) {
            return Schedstat.secondNumber(text, file.read(text));
        } catch (IOException | RuntimeException hidden) {
            return ThreadAccount.UNKNOWN;
        }
    }
}
