/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.account;

import com.sun.management.ThreadMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Accounts from the JVM's own counters and from the {@code /proc} file system of Linux. */
final class LinuxAccount implements Account {
    /** The most files held open. */
    static final int MAX_FILES = 256;
    /** The share of the process's file limit that is ours at most. */
    private static final int FILE_LIMIT_SHARE = 16;

    private final ThreadMXBean threads;
    private final OpenFiles files;

    private LinuxAccount(ThreadMXBean threads, OpenFiles files) {
        this.threads = threads;
        this.files = files;
    }

    static boolean isSupported() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
    }

    /** The account of Linux, or of nobody where the JVM lacks the counters (a trimmed runtime, another vendor's). */
    static Account create() {
        return create(maxFiles());
    }

    static Account create(int maxFiles) {
        try {
            if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                    && threads.isCurrentThreadCpuTimeSupported()
                    && threads.isThreadCpuTimeEnabled()) {
                return new LinuxAccount(threads, new OpenFiles(maxFiles));
            }
        } catch (RuntimeException | LinkageError ignored) {
            // such a runtime goes without
        }
        return NONE;
    }

    @Override
    public ThreadAccount ofCallingThread() {
        return new LinuxThreadAccount(threads, new Schedstat(files));
    }

    private static int maxFiles() {
        try {
            if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
                long share = system.getMaxFileDescriptorCount() / FILE_LIMIT_SHARE;
                return (int) Math.max(0, Math.min(MAX_FILES, share));
            }
        } catch (RuntimeException | LinkageError ignored) {
            // a limit that cannot be asked for may be low
        }
        return MAX_FILES / FILE_LIMIT_SHARE;
    }
}
